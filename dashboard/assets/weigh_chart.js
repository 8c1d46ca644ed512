/* The chart of the Weights page follows the thumb: what the scorer gives goes into the traces that the server drew. */
(function () {
  "use strict";

  function find() {
    var found = document.querySelector("#weights-weeks .js-plotly-plot");
    return found && found.data && found._fullLayout ? found : null;
  }

  function draw(page) {
    var plot = find();
    if (!plot || !window.Plotly) return;
    var tables = page.tables, result = page.result, at = {}, traces = [], ys = [], names = tables.traces;
    plot.data.forEach(function (trace, i) { at[trace.name] = i; });
    var add = function (name, y) {
      if (at[name] === undefined) return;
      traces.push(at[name]);
      ys.push(y);
    };
    var width = page.weights.length, states = tables.scorer.weeks.map(function (week) { return week.state; });
    tables.scorer.indicators.forEach(function (name, i) {
      if (hide(plot, at[name], !(page.weights[i] > 0))) return; // each trace costs a redraw 5 ms, empty or not
      add(name, states.map(function (_, t) { return number(result.contributions[t * width + i]); }));
    });
    var scores = states.map(function (_, t) { return number(result.scores[t]); });
    var solid = scores.map(function (score, t) { return states[t] === "provisional" ? null : score; });
    add(names.CASING, solid);
    add(names.SCORE, solid);
    add(names.PROVISIONAL, scores.map(function (score, t) {
      return states[t] === "provisional" || states[t + 1] === "provisional" ? score : null;
    }));
    add(names.DOTS, scores);
    var fan = page.isFresh() ? page.readings.fan : null;
    add(names.FAN_LOW, fan ? fan.low : scores);
    add(names.FAN_HIGH, fan ? fan.high : scores);
    add(names.LEVELS, Array.from(result.levels, function (level) { return level < 0 ? null : tables.rail[level]; }));
    plot.data[at[names.LEVELS]].marker.color = Array.from(result.levels, function (level) {
      return tables.level_colours[Math.max(level, 0)];
    });
    window.Plotly.restyle(plot, { y: ys }, traces);
    var lowest = Math.min.apply(null, [0].concat(scores));
    var bottom = lowest < 0 ? 10 * Math.floor(lowest / 10) : page.bottom;
    if (plot.layout.yaxis.range[0] !== bottom) window.Plotly.relayout(plot, { "yaxis.range[0]": bottom });
  }

  function hide(plot, at, isHidden) {
    plot.data[at].visible = !isHidden;
    return isHidden;
  }

  function number(value) {
    return isNaN(value) ? null : value;
  }

  /* Plotly draws the chart some frames after the page came: then it is brought up to date. */
  function whenDrawn(work) {
    var tries = 0;
    (function again() {
      if (find()) return void work();
      if (++tries < 100) window.setTimeout(again, 50);
    })();
  }

  window.posturewatchWeightsChart = { draw: draw, whenDrawn: whenDrawn };
})();
