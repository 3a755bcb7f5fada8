// The map of an incident: circles as wide as the place is uncertain, on borders that travel with the site.
// Colours are the style sheet's, so that dark mode and print need nothing here.
(function () {
  "use strict";
  var box = document.getElementById("map-canvas"), data = document.getElementById("map-data");
  if (!box || !data || !window.L || !window.topojson || !window.counterclaimWorld) return;
  var points = JSON.parse(data.textContent);
  box.hidden = false;

  var still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  var map = L.map(box, {
    scrollWheelZoom: false, minZoom: 2, maxZoom: 10,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still
  });
  map.attributionControl.setPrefix("").addAttribution("Natural Earth");
  map.setView([points[0].lat, points[0].lon], 5, { animate: false });

  var countries = topojson.feature(counterclaimWorld, counterclaimWorld.objects.countries).features;
  L.geoJSON(countries, { interactive: false, style: { className: "map-land" } }).addTo(map);
  countries.forEach(nameCountry);
  var circles = points.map(function (point) {
    var circle = L.circle([point.lat, point.lon], {
      radius: point.radius_m, className: point.main ? "map-circle main" : "map-circle"
    }).addTo(map);
    return circle.bindTooltip(words(point.label), {
      permanent: point.main || points.length === 1, direction: "top", offset: [0, -8], className: "map-name"
    });
  });
  map.fitBounds(L.featureGroup(circles).getBounds().pad(1.2), { maxZoom: 6, animate: false });

  function words(text) {
    var element = document.createElement("span");
    element.textContent = text;
    return element;
  }

  // A country's name stands in the middle of its largest part; the smallest countries go unnamed.
  function nameCountry(country) {
    var shape = country.geometry, widest = null, size = 2;
    (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates).forEach(function (part) {
      var bounds = L.latLngBounds(part[0].map(function (at) { return [at[1], at[0]]; }));
      var area = (bounds.getEast() - bounds.getWest()) * (bounds.getNorth() - bounds.getSouth());
      if (area > size) { size = area; widest = bounds; }
    });
    if (!widest) return;
    L.tooltip({ permanent: true, direction: "center", className: "map-country", interactive: false })
      .setLatLng(widest.getCenter()).setContent(words(country.properties.name)).addTo(map);
  }
})();
