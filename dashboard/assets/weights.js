/* The Weights page while it is used: controls, score, shares, levels and chart follow the thumb without a request.
   The address is written when the thumb is let go; what the server then reads (tips, fan, movement) comes back to
   `weigh` and is put beside it. Undo and redo live as long as the page. */
(function () {
  "use strict";
  var STEP = 0.5;
  var page = null; // what is drawn: tables, weights, the set in force, the elements
  var wrote = null; // the weights last written into the address by this page
  var asked = 0; // the frame that is asked for
  var said = window.posturewatchWeightsWords, chart = window.posturewatchWeightsChart; // loaded before: by name
  var marks = window.posturewatchWeightsMarks, LARGEST = marks.LARGEST, el = marks.el;
  var fill = said.fill, one = said.one, plain = said.plain, put = said.put, levelName = said.levelName;

  // --- Drawing -----------------------------------------------------------------------------------------

  function frame() {
    asked = 0;
    if (!page) return;
    var tables = page.tables;
    page.result = page.scorer.score(page.prepared, page.weights, tables.aggregation);
    chart.draw(page); // first: it measures the page, which must not have been written to in this frame
    page.rows.forEach(drawRow);
    drawBar(page.bars.these, page.result.shares);
    said.say(page);
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

  function drawRow(row, i) {
    var words = page.tables.words, weight = page.weights[i], share = page.result.shares[i];
    if (document.activeElement !== row.number) row.number.value = plain(weight);
    row.range.value = Math.min(weight, LARGEST);
    row.fill.style.width = 100 * Math.min(weight, LARGEST) / LARGEST + "%";
    row.box.checked = weight > 0;
    row.root.classList.toggle("weight--off", !(weight > 0));
    var parts = [];
    if (weight > 0 && !isNaN(share)) {
      parts.push(fill(words.share, { share: Math.round(100 * share) }));
      if (isFresh() && page.readings.moves[i] !== null) {
        parts.push(fill(words.moves, { moves: Math.round(100 * page.readings.moves[i]).toString().replace("-", "\u2212") }));
      }
    } else {
      parts.push(words.off);
    }
    row.shares.textContent = parts.join(", ");
    row.shares.classList.toggle("weight__shares--off", isFresh() && page.readings.off[i]);
    var changed = weight !== page.base[i];
    row.was.hidden = !changed;
    if (changed) row.wasWords.textContent = fill(words.was, { weight: plain(page.base[i]) }) + " ";
    var week = page.tables.scorer.weeks[page.tables.week], score = page.result.scores[page.tables.week];
    row.range.setAttribute("aria-valuetext", isNaN(score)
      ? fill(words.spoken_none, { weight: plain(weight) })
      : fill(words.spoken, {
        weight: plain(weight), share: Math.round(100 * share), week: week.week, score: one(score),
        level: levelName(page, page.result.levels[page.tables.week]),
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
    return Boolean(page.readings) && page.readings.weights.every(function (weight, i) { return weight === page.weights[i]; });
  }

  // --- What the server says ----------------------------------------------------------------------------

  function begin(tables) {
    if (!document.querySelector(".weight")) return;
    var scorer = window.posturewatchScorer;
    var isSame = page && page.tables.base.ref === tables.base.ref;
    page = {
      tables: tables, scorer: scorer, prepared: scorer.prepare(tables.scorer), base: tables.base.weights,
      weights: tables.weights.slice(), steps: tables.weights.slice(), kept: [], readings: null, bottom: -4,
      isChanged: isChanged, isFresh: isFresh, undo: isSame ? page.undo : [], redo: isSame ? page.redo : [],
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
      var isKnown = readings.moves.some(function (part) { return part !== null; });
      page.bars.moves.parentElement.hidden = !isKnown; // another mean has no parts
      drawBar(page.bars.moves, readings.moves.map(function (part) { return part > 0 ? part : 0; }));
      put("shares-title", readings.shares_title);
    }
    marks.draw(page, readings.tips);
    ask();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-weights]");
    if (!button || !page) return;
    if (button.dataset.focus) document.getElementById(button.dataset.focus).focus();
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
      chart.whenDrawn(ask);
    },
  });
})();
