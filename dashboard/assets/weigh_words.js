/* What the Weights page says while a slider moves: the templates come from the server, the numbers from the scorer. */
(function () {
  "use strict";
  var fill = function (words, values) {
    return words.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  };
  var one = function (number) { return number.toFixed(1).replace("-", "\u2212").replace(/^\u22120\.0$/, "0.0"); };
  var plain = function (weight) { return String(Math.round(weight * 1e6) / 1e6); };
  var short = function (label) { return label.split("-")[1]; };

  function levelName(page, level) {
    return level < 0 ? page.tables.words.no_level : page.tables.levels[level];
  }

  function say(page) {
    var words = page.tables.words, tables = page.tables, weeks = tables.scorer.weeks, t = tables.week, other = tables.compared;
    var score = page.result.scores[t], was = page.baseResult.scores[t];
    var level = levelName(page, page.result.levels[t]), changed = page.isChanged();
    var values = { week: weeks[t].week, score: one(score), was: one(was), level: level, title: tables.base.title };
    var name;
    if (page.result.refused) name = "verdict_refused";
    else if (!page.weights.some(function (weight) { return weight > 0; })) name = "verdict_none";
    else if (isNaN(score)) name = "verdict_unscored";
    else if (!changed) name = "verdict_same";
    else if (page.result.levels[t] !== page.baseResult.levels[t]) name = "verdict_level";
    else name = isNaN(was) ? "verdict_same" : "verdict_stays";
    if (changed && name === "verdict_stays" && other !== null && turned(page, t, other)) {
      var higher = page.result.scores[other] > score ? other : t, lower = higher === t ? other : t;
      name = "verdict_order";
      values = {
        title: values.title, other: weeks[higher].week, week: weeks[lower].week,
        other_score: one(page.result.scores[higher]), score: one(page.result.scores[lower]),
      };
    }
    put("verdict", fill(words[name], values));
    put("about", fill(changed ? words.changed : words.as_base, values));
    var count = page.weights.filter(function (weight, i) { return weight !== page.base[i]; }).length;
    var counted = count === 0 ? words.count_none : count === 1 ? words.count_one : words.count_many;
    put("count", fill(counted, { count: count, all: page.weights.length }));
    sayLevels(page, weeks);
    sayChart(page);
  }

  function turned(page, t, other) {
    var now = page.result.scores[t] - page.result.scores[other];
    var then = page.baseResult.scores[t] - page.baseResult.scores[other];
    return now * then < 0;
  }

  function sayLevels(page, weeks) {
    var words = page.tables.words;
    var differ = page.scorer.levelsDiffer(page.result, page.baseResult);
    if (!differ.length) return void put("levels", fill(words.levels_same, { weeks: weeks.length }));
    var named = differ.slice(0, 4).map(function (t) {
      return fill(words.levels_one, { week: short(weeks[t].week), level: levelName(page, page.result.levels[t]) });
    });
    if (differ.length > 4) named.push(fill(words.levels_more, { count: differ.length - 4 }));
    put("levels", fill(words.levels_differ, { count: differ.length, weeks: weeks.length, list: named.join(", ") }));
  }

  function sayChart(page) {
    var words = page.tables.words, higher = 0, lower = 0;
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

  window.posturewatchWeightsWords = { fill: fill, one: one, plain: plain, put: put, levelName: levelName, say: say };
})();
