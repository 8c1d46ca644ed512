/* Where on its slider each weight turns a verdict, as the server worked it out when the slider was let go. */
(function () {
  "use strict";
  var LARGEST = 10; // of a slider

  var el = function (name, kind, attributes, parent) {
    var made = document.createElement(name);
    made.className = kind;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (parent) parent.appendChild(made);
    return made;
  };

  function draw(page, tips) {
    var words = page.tables.words, say = window.posturewatchWeightsWords;
    page.rows.forEach(function (row, i) {
      var own = tips.filter(function (tip) { return tip.indicator === page.tables.scorer.indicators[i]; });
      row.marks.textContent = "";
      row.marks.classList.toggle("weight__marks--none", !own.length);
      var beyond = [];
      own.forEach(function (tip) {
        var said = say.fill(tip.kind === "level" ? words.tip_level : words.tip_order, { level: tip.level, weight: say.plain(tip.weight) });
        if (tip.weight > LARGEST) return void beyond.push(said);
        var at = 100 * tip.weight / LARGEST;
        var mark = el("span", "tip tip--" + tip.kind + (at > 70 ? " tip--left" : at < 22 ? " tip--right" : ""), {}, row.marks);
        mark.style.left = at + "%";
        el("span", "mark mark--" + tip.kind, {}, mark);
        el("span", "tip__said", {}, mark).textContent = said;
      });
      // Where the slider's own marks leave room: above, unless a level changes on it.
      var isLow = own.some(function (tip) { return tip.kind === "level" && tip.weight <= LARGEST; });
      if (beyond.length) el("span", "tip__beyond" + (isLow ? " tip__beyond--low" : ""), {}, row.marks).textContent = say.fill(words.beyond, { tips: beyond.join(", ") });
      if (!own.length) el("span", "tip__beyond", {}, row.marks).textContent =
        page.tables.aggregation === "arithmetic" ? words.no_tip : words.no_tips_here;
    });
  }

  window.posturewatchWeightsMarks = { draw: draw, el: el, LARGEST: LARGEST };
})();
