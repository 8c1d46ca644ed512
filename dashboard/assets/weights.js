/* The Weights page while it is used: controls, score, shares, levels and chart follow the thumb without a request.
   The address is written when the thumb is let go; what the server then reads (tips, fan, movement) comes back to
   `weigh` and is put beside it. Undo and redo live as long as the page. */
(function () {
  "use strict";
  var LARGEST = 10; // of a slider
  var STEP = 0.5;
  var page = null; // what is drawn: tables, weights, the set in force, the elements
  var wrote = null; // the weights last written into the address by this page
  var asked = 0; // the frame that is asked for

  var el = function (name, kind, attributes, parent) {
    var made = document.createElement(name);
    made.className = kind;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (parent) parent.appendChild(made);
    return made;
  };
  var fill = function (words, values) {
    return words.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  };
  var one = function (number) { return number.toFixed(1).replace("-", "\u2212").replace(/^\u22120\.0$/, "0.0"); };
  var plain = function (weight) { return String(Math.round(weight * 1e6) / 1e6); };
  var short = function (label) { return label.split("-")[1]; };

  // --- Drawing -----------------------------------------------------------------------------------------

  function frame() {
    asked = 0;
    if (!page) return;
    var tables = page.tables, words = tables.words;
    page.result = page.scorer.score(page.prepared, page.weights, tables.aggregation);
    page.rows.forEach(drawRow);
    drawBar(page.bars.these, page.result.shares);
    say(words);
    drawChart();
    document.querySelectorAll("[data-weights='undo']").forEach(function (b) { b.disabled = !page.undo.length; });
    document.querySelectorAll("[data-weights='redo']").forEach(function (b) { b.disabled = !page.redo.length; });
    document.querySelectorAll("[data-weights='reset']").forEach(function (b) { b.disabled = !isChanged(); });
  }

  function ask() {
    if (!asked) asked = window.requestAnimationFrame(frame);
  }

  function isChanged() {
    return page.weights.some(function (weight, i) { return weight !== page.base[i]; });
  }

  function levelName(level) {
    return level < 0 ? page.tables.words.no_level : page.tables.levels[level];
  }

  function drawRow(row, i) {
    var words = page.tables.words, weight = page.weights[i], share = page.result.shares[i];
    if (document.activeElement !== row.number) row.number.value = plain(weight);
    row.range.value = Math.min(weight, LARGEST);
    row.fill.style.width = 100 * Math.min(weight, LARGEST) / LARGEST + "%";
    row.box.checked = weight > 0;
    row.root.classList.toggle("weight--off", !(weight > 0));
    var said = [];
    if (weight > 0 && !isNaN(share)) {
      said.push(fill(words.share, { share: Math.round(100 * share) }));
      if (page.readings && page.readings.moves[i] !== null && isFresh()) {
        said.push(fill(words.moves, { moves: Math.round(100 * page.readings.moves[i]).toString().replace("-", "\u2212") }));
      }
    } else {
      said.push(words.off);
    }
    row.shares.textContent = said.join(", ");
    row.shares.classList.toggle("weight__shares--off", Boolean(page.readings && isFresh() && page.readings.off[i]));
    var changed = weight !== page.base[i];
    row.was.hidden = !changed;
    if (changed) row.wasWords.textContent = fill(words.was, { weight: plain(page.base[i]) }) + " ";
    var week = page.tables.scorer.weeks[page.tables.week], score = page.result.scores[page.tables.week];
    row.range.setAttribute("aria-valuetext", isNaN(score)
      ? fill(words.spoken_none, { weight: plain(weight) })
      : fill(words.spoken, {
        weight: plain(weight), share: Math.round(100 * share), week: week.week, score: one(score),
        level: levelName(page.result.levels[page.tables.week]),
      }));
  }

  function drawBar(bar, shares) {
    shares.forEach(function (share, i) {
      var part = bar.children[i];
      part.style.flexGrow = share > 0 ? share : 0;
      part.hidden = !(share > 0);
      part.firstChild.textContent = share >= 0.045 ? Math.round(100 * share) + " %" : "";
      part.title = page.tables.names[i] + " " + Math.round(100 * share) + " %";
    });
  }

  function say(words) {
    var tables = page.tables, weeks = tables.scorer.weeks, t = tables.week, other = tables.compared;
    var score = page.result.scores[t], was = page.baseResult.scores[t];
    var level = levelName(page.result.levels[t]), changed = isChanged();
    var values = { week: weeks[t].week, score: one(score), was: one(was), level: level, title: tables.base.title };
    var name;
    if (page.result.refused) name = "verdict_refused";
    else if (!page.weights.some(function (weight) { return weight > 0; })) name = "verdict_none";
    else if (isNaN(score)) name = "verdict_unscored";
    else if (!changed) name = "verdict_same";
    else if (page.result.levels[t] !== page.baseResult.levels[t]) name = "verdict_level";
    else name = isNaN(was) ? "verdict_same" : "verdict_stays";
    if (changed && name === "verdict_stays" && other !== null && turned(t, other)) {
      var higher = page.result.scores[other] > score ? other : t, lower = higher === t ? other : t;
      name = "verdict_order";
      values = {
        other: weeks[higher].week, week: weeks[lower].week,
        other_score: one(page.result.scores[higher]), score: one(page.result.scores[lower]),
      };
    }
    put("verdict", fill(words[name], values));
    put("about", fill(changed ? words.changed : words.as_base, values));
    var count = page.weights.filter(function (weight, i) { return weight !== page.base[i]; }).length;
    var counted = count === 0 ? words.count_none : count === 1 ? words.count_one : words.count_many;
    put("count", fill(counted, { count: count, all: page.weights.length }));
    sayLevels(words, weeks);
    sayChart(words);
  }

  function turned(t, other) {
    var now = page.result.scores[t] - page.result.scores[other];
    var then = page.baseResult.scores[t] - page.baseResult.scores[other];
    return now * then < 0;
  }

  function sayLevels(words, weeks) {
    var differ = page.scorer.levelsDiffer(page.result, page.baseResult);
    if (!differ.length) return void put("levels", fill(words.levels_same, { weeks: weeks.length }));
    var named = differ.slice(0, 4).map(function (t) {
      return fill(words.levels_one, { week: short(weeks[t].week), level: levelName(page.result.levels[t]) });
    });
    if (differ.length > 4) named.push(fill(words.levels_more, { count: differ.length - 4 }));
    put("levels", fill(words.levels_differ, { count: differ.length, weeks: weeks.length, list: named.join(", ") }));
  }

  function sayChart(words) {
    var higher = 0, lower = 0;
    page.result.scores.forEach(function (score, t) {
      if (score - page.baseResult.scores[t] > 0.05) higher++;
      if (page.baseResult.scores[t] - score > 0.05) lower++;
    });
    put("chart", higher || lower ? fill(words.chart_higher, { higher: higher, lower: lower }) : words.chart_same);
  }

  function put(name, words) {
    document.querySelectorAll("[data-weights='" + name + "']").forEach(function (place) {
      if (place.textContent !== words) place.textContent = words;
    });
  }

  // --- The chart ---------------------------------------------------------------------------------------

  function chart() {
    var found = document.querySelector("#weights-weeks .js-plotly-plot");
    return found && found.data && found._fullLayout ? found : null;
  }

  function drawChart() {
    var plot = chart();
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
    var fan = page.readings && isFresh() ? page.readings.fan : null;
    add(names.FAN_LOW, fan ? fan.low : scores);
    add(names.FAN_HIGH, fan ? fan.high : scores);
    add(names.LEVELS, Array.from(result.levels, function (level) { return level < 0 ? null : tables.rail[level]; }));
    var colours = traces.map(function (i) {
      var trace = plot.data[i];
      if (trace.name !== names.LEVELS) return trace.marker && trace.marker.color;
      return Array.from(result.levels, function (level) { return tables.level_colours[Math.max(level, 0)]; });
    });
    window.Plotly.restyle(plot, { y: ys, "marker.color": colours }, traces);
    var lowest = Math.min.apply(null, [0].concat(scores));
    var bottom = lowest < 0 ? 10 * Math.floor(lowest / 10) : page.bottom;
    if (plot.layout.yaxis.range[0] !== bottom) window.Plotly.relayout(plot, { "yaxis.range[0]": bottom });
  }

  function number(value) {
    return isNaN(value) ? null : value;
  }

  // --- Controls ----------------------------------------------------------------------------------------

  function furnish(tables) {
    var words = tables.words;
    return tables.scorer.indicators.map(function (id, i) {
      var root = document.querySelector(".weight[data-indicator='" + CSS.escape(id) + "']");
      var name = tables.names[i], places = {};
      ["switch", "slide", "number"].forEach(function (part) {
        places[part] = root.querySelector(".weight__" + part);
        places[part].textContent = "";
      });
      var box = el("input", "weight__box", { type: "checkbox", "aria-label": fill(words.switch_label, { name: name }) }, places.switch);
      var marks = el("div", "weight__marks", { "aria-hidden": "true" }, places.slide);
      var track = el("div", "weight__track", { "aria-hidden": "true" }, places.slide);
      var filled = el("div", "weight__fill", {}, track);
      var ring = el("div", "mark mark--base", {}, track);
      var range = el("input", "weight__range", {
        type: "range", min: 0, max: LARGEST, step: STEP, "aria-label": fill(words.slider_label, { name: name }),
      }, places.slide);
      var input = el("input", "weight__field", {
        type: "number", min: 0, max: 1000, step: STEP, inputmode: "decimal", "aria-label": fill(words.number_label, { name: name }),
      }, places.number);
      var was = el("span", "weight__was", {}, places.number), wasWords = el("span", "", {}, was);
      var reset = el("button", "weight__reset", {
        type: "button", "aria-label": fill(words.reset_label, { name: name, weight: plain(page.base[i]) }),
      }, was);
      reset.textContent = words.reset;
      ring.style.left = 100 * Math.min(page.base[i], LARGEST) / LARGEST + "%";
      range.addEventListener("input", function () { move(i, Number(range.value)); });
      range.addEventListener("change", letGo);
      input.addEventListener("input", function () {
        if (input.value !== "" && input.validity.valid || input.validity.stepMismatch) move(i, Number(input.value));
      });
      input.addEventListener("change", function () {
        if (!input.validity.valid && !input.validity.stepMismatch) input.value = plain(page.weights[i]);
        letGo();
      });
      box.addEventListener("change", function () {
        if (!box.checked) page.kept[i] = page.weights[i] || page.kept[i];
        move(i, box.checked ? page.kept[i] || page.base[i] || 1 : 0);
        letGo();
      });
      reset.addEventListener("click", function () { move(i, page.base[i]); letGo(); range.focus(); });
      return {
        root: root, box: box, range: range, number: input, fill: filled, marks: marks, was: was, wasWords: wasWords,
        shares: root.querySelector("[data-weights='shares']"),
      };
    });
  }

  function move(i, weight) {
    page.weights[i] = weight;
    ask();
  }

  /* A step for undo, and the address: it is where everybody else reads the weights. */
  function letGo() {
    var last = page.steps;
    if (last.every(function (weight, i) { return weight === page.weights[i]; })) return;
    page.undo.push(last);
    page.redo = [];
    settle();
  }

  function settle() {
    page.steps = page.weights.slice();
    ask();
    write();
  }

  function step(from, onto) {
    if (!page || !page[from].length) return;
    page[onto].push(page.steps);
    page.weights = page[from].pop().slice();
    settle();
  }

  function write() {
    var tables = page.tables, query = new URLSearchParams(window.location.search);
    var parts = tables.scorer.indicators.map(function (id, i) { return page.weights[i] > 0 ? id + ":" + plain(page.weights[i]) : ""; });
    var written = parts.filter(Boolean).join(",") || tables.scorer.indicators[0] + ":0";
    query.delete("base");
    if (!isChanged()) {
      wrote = tables.base.ref;
      if (tables.is_default) query.delete("weights");
      else query.set("weights", wrote);
    } else {
      wrote = written;
      query.set("weights", written);
      query.set("base", tables.base.ref);
    }
    var search = query.toString().replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%40/g, "@");
    window.posturewatch.go("?" + search, true);
  }

  function isFresh() {
    return page.readings.weights.every(function (weight, i) { return weight === page.weights[i]; });
  }

  // --- What the server says ----------------------------------------------------------------------------

  function begin(tables) {
    if (!document.querySelector(".weight")) return;
    var scorer = window.posturewatchScorer;
    var isSame = page && page.tables.base.ref === tables.base.ref;
    page = {
      tables: tables, scorer: scorer, prepared: scorer.prepare(tables.scorer), base: tables.base.weights,
      weights: tables.weights.slice(), steps: tables.weights.slice(), kept: [], readings: null, bottom: -4,
      undo: isSame ? page.undo : [], redo: isSame ? page.redo : [],
    };
    wrote = tables.ref;
    page.baseResult = scorer.score(page.prepared, page.base, tables.aggregation);
    page.rows = furnish(tables);
    page.bars = {};
    document.querySelectorAll("[data-shares]").forEach(function (bar) {
      bar.textContent = "";
      tables.scorer.indicators.forEach(function (id) {
        var hue = document.querySelector(".weight[data-indicator='" + CSS.escape(id) + "']").className.match(/swatch--\d+/)[0];
        el("span", "", {}, el("span", "shares__part " + hue, {}, bar));
      });
      page.bars[bar.dataset.shares] = bar;
    });
    drawBar(page.bars.base, page.baseResult.shares);
    ask();
  }

  /* Readings on the weights that this page wrote are put beside them; weights that came otherwise (a link, the
     browser's own back) are taken over. */
  function read(readings) {
    if (!page || !readings) return;
    page.readings = readings;
    if (readings.ref !== wrote && document.activeElement && document.activeElement.type !== "range") {
      page.weights = readings.weights.slice();
      page.steps = page.weights.slice();
      wrote = readings.ref;
    }
    if (isFresh()) {
      drawBar(page.bars.moves, readings.moves.map(function (part) { return part > 0 ? part : 0; }));
      put("shares-title", readings.shares_title);
    }
    drawMarks(readings.tips);
    ask();
  }

  function drawMarks(tips) {
    var words = page.tables.words;
    page.rows.forEach(function (row, i) {
      var own = tips.filter(function (tip) { return tip.indicator === page.tables.scorer.indicators[i]; });
      row.marks.textContent = "";
      row.marks.classList.toggle("weight__marks--none", !own.length);
      var beyond = [];
      own.forEach(function (tip) {
        var said = fill(tip.kind === "level" ? words.tip_level : words.tip_order, { level: tip.level, weight: plain(tip.weight) });
        if (tip.weight > LARGEST) return void beyond.push(said);
        var at = 100 * tip.weight / LARGEST;
        var mark = el("span", "tip tip--" + tip.kind + (at > 70 ? " tip--left" : at < 22 ? " tip--right" : ""), {}, row.marks);
        mark.style.left = at + "%";
        el("span", "mark mark--" + tip.kind, {}, mark);
        el("span", "tip__said", {}, mark).textContent = said;
      });
      if (beyond.length) el("span", "tip__beyond", {}, row.marks).textContent = fill(words.beyond, { tips: beyond.join(", ") });
      if (!own.length) el("span", "tip__beyond", {}, row.marks).textContent = words.no_tip;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-weights]");
    if (!button || !page) return;
    if (button.dataset.weights === "undo") step("undo", "redo");
    if (button.dataset.weights === "redo") step("redo", "undo");
    if (button.dataset.weights === "reset") { page.weights = Array.from(page.base); letGo(); }
  });

  document.addEventListener("keydown", function (event) {
    if (!page || !page.rows[0].root.isConnected || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (/^(text|search|date|number)$/.test(event.target.type || "") || event.target.tagName === "TEXTAREA") return;
    var key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) step("undo", "redo");
    else if (key === "y" || key === "z") step("redo", "undo");
    else return;
    event.preventDefault();
  });

  var shared = (window.dash_clientside = window.dash_clientside || {});
  shared.posturewatch = Object.assign(shared.posturewatch || {}, {
    weigh: function (tables, readings) {
      if (!tables) return;
      var isNew = !page || page.tables !== tables || !page.rows[0].root.isConnected;
      var work = function () {
        if (isNew) begin(tables);
        read(readings);
      };
      // The page's parts come with the same answer: they stand there in the next frame.
      if (isNew && !document.querySelector(".weight")) window.setTimeout(work, 50);
      else work();
      waitForChart();
    },
  });

  function waitForChart() {
    var tries = 0;
    (function again() {
      if (chart()) return void ask();
      if (++tries < 100) window.setTimeout(again, 50);
    })();
  }
})();
