/* A page of charts is drawn chart by chart, what is in sight first, and the browser may show each as it is done:
   all at once they would keep the page still for a second. Charts that no one can see come last. */
(function () {
  "use strict";
  var LONGEST = 50; // milliseconds to wait for a frame: a tab in the background gets none
  var HIDDEN = 2; // the rank of a chart that no one can see
  var GRACE = 300; // milliseconds in which others may still come before a hidden one
  var waiting = [];
  var isDrawing = false;

  function rank(chart) {
    var box = chart.getClientRects()[0];
    if (!box) return HIDDEN;
    return box.bottom > 0 && box.top < window.innerHeight ? 0 : 1;
  }

  function next() {
    if (!waiting.length) {
      isDrawing = false;
      return;
    }
    var ranks = waiting.map(function (turn) { return rank(turn.chart); });
    var best = Math.min.apply(null, ranks);
    var turn = waiting[ranks.indexOf(best)];
    if (best === HIDDEN && performance.now() - turn.since < GRACE) return void window.setTimeout(next, LONGEST);
    waiting.splice(waiting.indexOf(turn), 1);
    turn.draw();
    afterFrame(next);
  }

  function afterFrame(work) {
    var isDone = false;
    function once() {
      if (isDone) return;
      isDone = true;
      window.setTimeout(work);
    }
    window.requestAnimationFrame(once);
    window.setTimeout(once, LONGEST);
  }

  function inTurn(react) {
    return function (chart) {
      var asked = arguments;
      return new Promise(function (resolve, reject) {
        waiting.push({
          chart: chart,
          since: performance.now(),
          draw: function () {
            if (!chart.isConnected) return resolve(chart); // the page has moved on
            try { resolve(react.apply(null, asked)); } catch (fault) { reject(fault); }
          }
        });
        if (isDrawing) return;
        isDrawing = true;
        afterFrame(next); // the others of the page come first, so that there is a choice
      });
    };
  }

  /* Dash asks for a new size after every first drawing, at the price of a second one. */
  function whereChanged(resize) {
    return function (chart) {
      var full = chart && chart._fullLayout;
      var isSame = full && full.width === chart.clientWidth && full.height === chart.clientHeight;
      return isSame ? Promise.resolve(chart) : resize.apply(this, arguments);
    };
  }

  function wrap() {
    window.Plotly.react = inTurn(window.Plotly.react);
    window.Plotly.Plots.resize = whereChanged(window.Plotly.Plots.resize);
  }

  if (window.Plotly) wrap();
  else document.querySelector('script[src*="plotly"]').addEventListener("load", wrap);
})();
