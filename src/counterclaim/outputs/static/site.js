// Filters on the list of incidents, and the card that belongs to the sentence linked to on a report.
(function () {
  "use strict";
  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function filters(form) {
    var rows = Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
    var texts = rows.map(function (row) { return plain(row.dataset.search); });
    var count = document.querySelector("[data-count]"), empty = document.querySelector("[data-empty]");
    function has(list, key) { return !key || list.split(" ").indexOf(key) >= 0; }
    function apply() {
      var terms = plain(form.q.value).split(/\s+/).filter(Boolean), shown = 0;
      rows.forEach(function (row, index) {
        var fits = terms.every(function (term) { return texts[index].indexOf(term) >= 0; }) &&
          has(row.dataset.places, form.place.value) && has(row.dataset.actors, form.actor.value) &&
          (!form.contested.value || row.dataset.contested === form.contested.value);
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = shown === rows.length
        ? rows.length + (rows.length === 1 ? " incident" : " incidents")
        : shown + " of " + rows.length + " incidents";
      empty.hidden = shown > 0 || rows.length === 0;
    }
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply, 0); });
    document.querySelector("[data-clear]").addEventListener("click", function () { form.reset(); form.q.focus(); });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); form.q.focus(); }
    });
    window.addEventListener("pageshow", apply);
    apply();
  }

  function cards() {
    function mark() {
      var old = document.querySelector(".saying.is-target");
      if (old) old.classList.remove("is-target");
      var name = decodeURIComponent(location.hash.slice(1));
      var card = name.indexOf("c-") === 0 ? document.getElementById("card-" + name.slice(2)) : null;
      if (card) card.classList.add("is-target");
    }
    window.addEventListener("hashchange", mark);
    mark();
  }

  var form = document.querySelector("[data-filters]");
  if (form) filters(form);
  if (document.querySelector(".saying")) cards();
})();
