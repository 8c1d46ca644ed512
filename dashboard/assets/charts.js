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

  /* Another week is drawn with more or less above the chart: it stays under the pointer all the same, while the
     page around it grows to its height. The reader's own scrolling ends it. */
  function hold(chart) {
    release();
    held = { id: chart.id, left: chart, top: chart.getBoundingClientRect().top };
  }

  function keep() {
    var drawn = held && document.getElementById(held.id);
    if (!drawn || drawn === held.left) return;
    var height = document.documentElement.scrollHeight;
    var isReader = height === held.height && Math.abs(window.scrollY - held.scrolled) >= 1;
    if (isReader) return void release();
    var moved = drawn.getBoundingClientRect().top - held.top;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
    held.height = height;
    held.scrolled = window.scrollY;
    held.ends = held.ends || window.setTimeout(release, 3000);
  }

  function release() {
    if (held) window.clearTimeout(held.ends);
    held = null;
  }

  window.addEventListener("scroll", function () {
    if (held && held.left.isConnected) held.top = held.left.getBoundingClientRect().top;
    else keep();
  }, { passive: true });
  ["wheel", "touchmove", "keydown"].forEach(function (moved) {
    window.addEventListener(moved, release, { passive: true, capture: true });
  });
  new MutationObserver(keep).observe(document.documentElement, { subtree: true, childList: true });
  new ResizeObserver(keep).observe(document.body);
})();
