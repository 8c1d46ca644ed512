/* A click in a chart changes the address: a column leads to its week, a mark on the map to its incident.
   Points that lead somewhere carry the value as customdata; the frame around the chart says of what part.
   Listening begins when the pointer first comes over a chart, because Plotly draws it later than the page. */
(function () {
  "use strict";
  var heard = new WeakSet();
  var held = null; // the chart that was clicked, and where on the screen it stands

  function valueOf(event) {
    var point = event.points.find(function (one) { return one.customdata !== undefined; });
    return point && [].concat(point.customdata)[0];
  }

  function listen(frame, chart) {
    chart.on("plotly_hover", function (event) {
      frame.classList.toggle("chart--leads", Boolean(valueOf(event)));
    });
    chart.on("plotly_unhover", function () {
      frame.classList.remove("chart--leads");
    });
    chart.on("plotly_click", function (event) {
      var value = valueOf(event);
      if (!value) return;
      if (frame.dataset.leadsTo === "week") hold(chart.closest("[id]"));
      window.posturewatch.show(frame.dataset.leadsTo, value);
    });
  }

  /* A map keeps its scale by showing more around it, and would go on showing more with every change of width:
     after each it starts again from its own view. */
  var resized;
  window.addEventListener("resize", function () {
    window.clearTimeout(resized);
    resized = window.setTimeout(function () {
      document.querySelectorAll(".chart--map .js-plotly-plot").forEach(function (map) {
        if (map.getClientRects().length) window.Plotly.relayout(map, structuredClone(map.layout.meta));
      });
    }, 300);
  });

  document.addEventListener("pointerover", function (event) {
    var chart = event.target.closest && event.target.closest("[data-leads-to] .js-plotly-plot");
    if (!chart || !chart.on || heard.has(chart)) return;
    heard.add(chart);
    listen(chart.closest("[data-leads-to]"), chart);
  }, true);

  /* Another week is drawn with more or less above the chart: it stays under the pointer all the same. */
  function hold(chart) {
    held = { chart: chart, top: chart.getBoundingClientRect().top };
  }

  window.addEventListener("scroll", function () {
    if (held && held.chart.isConnected) held.top = held.chart.getBoundingClientRect().top;
  }, { passive: true });

  new MutationObserver(function () {
    if (!held || held.chart.isConnected) return;
    var drawn = document.getElementById(held.chart.id);
    if (!drawn) return;
    window.scrollBy({ top: drawn.getBoundingClientRect().top - held.top, behavior: "instant" });
    held = null;
  }).observe(document.documentElement, { subtree: true, childList: true });
})();
