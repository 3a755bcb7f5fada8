// The map of an incident: circles as wide as the place is uncertain, on borders that travel with the site.
(function () {
  "use strict";
  var box = document.getElementById("map-canvas"), data = document.getElementById("map-data");
  if (!box || !data || !window.L || !window.topojson || !window.counterclaimWorld) return;
  var points = JSON.parse(data.textContent);
  // A property may be a pair for light and dark: ask what it comes to here.
  function colour(name) {
    box.style.color = "var(" + name + ")";
    var value = getComputedStyle(box).color;
    box.style.color = "";
    return value;
  }
  box.hidden = false;

  var still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  var map = L.map(box, {
    preferCanvas: true, scrollWheelZoom: false, worldCopyJump: true, minZoom: 2, maxZoom: 10,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still
  });
  map.attributionControl.setPrefix("");
  map.attributionControl.addAttribution("Natural Earth");
  var circles = points.map(function (point) {
    return L.circle([point.lat, point.lon], { radius: point.radius_m });
  });
  // Circles know their extent only on a map with a view.
  map.setView([points[0].lat, points[0].lon], 5, { animate: false });

  var features = topojson.feature(counterclaimWorld, counterclaimWorld.objects.countries);
  var land = L.geoJSON(features, { interactive: false }).addTo(map);
  var group = L.featureGroup(circles).addTo(map);
  circles.forEach(function (circle, index) {
    var label = document.createElement("span");
    label.textContent = points[index].label;
    circle.bindTooltip(label, { permanent: points[index].main || points.length === 1, direction: "top", offset: [0, -8], className: "map-name" });
  });
  names();
  map.fitBounds(group.getBounds().pad(1.2), { maxZoom: 6, animate: false });
  paint();
  document.addEventListener("themechange", paint);

  // Country names stand in the middle of each country's largest part.
  function names() {
    features.features.forEach(function (feature) {
      var parts = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
      var widest = null, size = -1;
      parts.forEach(function (part) {
        var bounds = L.latLngBounds(part[0].map(function (at) { return [at[1], at[0]]; }));
        var area = (bounds.getEast() - bounds.getWest()) * (bounds.getNorth() - bounds.getSouth());
        if (area > size) { size = area; widest = bounds; }
      });
      if (widest && size > 2) {
        var name = document.createElement("span");
        name.textContent = feature.properties.name;
        L.tooltip({ permanent: true, direction: "center", className: "map-country", interactive: false })
          .setLatLng(widest.getCenter()).setContent(name).addTo(map);
      }
    });
  }

  function paint() {
    land.setStyle({ color: colour("--map-border"), weight: 1, fillColor: colour("--map-land"), fillOpacity: 1 });
    circles.forEach(function (circle, index) {
      circle.setStyle({
        color: colour("--accent-strong"), weight: points[index].main ? 2.5 : 1.5, dashArray: points[index].main ? null : "4 4",
        fillColor: colour("--accent-strong"), fillOpacity: points[index].main ? 0.25 : 0.1
      });
      circle.bringToFront();
    });
  }
})();
