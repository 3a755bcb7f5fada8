// Light or dark: follows the system until the reader chooses.
(function () {
  "use strict";
  var root = document.documentElement, key = "counterclaim-theme";
  function stored() { try { return localStorage.getItem(key); } catch (error) { return null; } }
  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var chosen = stored();
  if (chosen === "dark" || chosen === "light") root.setAttribute("data-theme", chosen);
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-theme-toggle]");
    var label = document.querySelector("[data-theme-label]");
    if (!button) return;
    function say() { label.textContent = isDark() ? "Light" : "Dark"; }
    button.hidden = false;
    say();
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      try { localStorage.setItem(key, next); } catch (error) { /* private window: the choice lasts for this page */ }
      say();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", say);
  });
})();
