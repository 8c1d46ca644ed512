/* The score, shares and levels of every week under any weights, without asking the server.
   The same arithmetic as indicators/scoring: composite.py and levels.py; one file of vectors holds them equal.
   window.posturewatchScorer, pure functions:
     prepare(given)  given: what indicators.robustness.scorer_tables wrote: weeks [{week, state, z: [number or
                     null]}], signs, thresholds, deadband, rounding, share_needed, max_pull. Once for a watch.
     score(prepared, weights, aggregation)  weights: numbers >= 0 in the order of the signs; aggregation:
                     "arithmetic" (also when left out), "max_pull" or "power_mean". Gives refused ("" or
                     "negative_sign": a power mean over an indicator of sign -1, nothing is scored), shares (by
                     indicator; NaN with all weights 0), scores (by week), contributions (week after week, by
                     indicator; NaN where unknown, and throughout where the mean has no parts), rawLevels and
                     levels (by week; held; -1: none). NaN: no number.
     levelsDiffer(one, other)  numbers of the weeks whose held levels differ in two results. */
(function () {
  "use strict";
  var AGGREGATIONS = ["arithmetic", "max_pull", "power_mean"];

  function prepare(given) {
    var weeks = given.weeks.length, width = given.signs.length;
    var signed = new Float64Array(weeks * width);
    given.weeks.forEach(function (week, t) {
      for (var i = 0; i < width; i++) {
        var z = week.state === "not_covered" ? null : week.z[i];
        signed[t * width + i] = z === null ? NaN : given.signs[i] * z;
      }
    });
    return {
      weeks: weeks,
      width: width,
      signed: signed,
      signs: Float64Array.from(given.signs),
      counts: given.weeks.map(function (week) { return week.state === "observed"; }), // may move the level
      rules: given,
    };
  }

  function refuses(prepared, weights, aggregation) {
    return aggregation === "power_mean" && prepared.signs.some(function (sign, i) { return sign < 0 && weights[i] > 0; });
  }

  function score(prepared, weights, aggregation) {
    var kind = aggregation || AGGREGATIONS[0];
    if (AGGREGATIONS.indexOf(kind) < 0) {
      throw new RangeError('aggregation: found "' + kind + '", expected one of ' + AGGREGATIONS.join(", "));
    }
    var refused = refuses(prepared, weights, kind);
    var total = 0;
    for (var i = 0; i < prepared.width; i++) total += weights[i];
    var shares = new Float64Array(prepared.width).map(function (_, at) { return total > 0 ? weights[at] / total : NaN; });
    var scores = new Float64Array(prepared.weeks).fill(NaN);
    var contributions = new Float64Array(prepared.weeks * prepared.width).fill(NaN);
    for (var t = 0; t < prepared.weeks && total > 0 && !refused; t++) {
      scores[t] = weekScore(prepared, shares, kind, t, contributions);
    }
    return levelled(prepared, {
      refused: refused ? "negative_sign" : "", shares: shares, scores: scores, contributions: contributions,
    });
  }

  // Weighed over the indicators known in the week; NaN when they hold less of the weight than is needed.
  function weekScore(prepared, shares, kind, t, contributions) {
    var start = t * prepared.width, known = 0, strongest = -Infinity, sum = 0, i, y;
    for (i = 0; i < prepared.width; i++) {
      if (!isNaN(prepared.signed[start + i])) known += shares[i];
    }
    if (!(known >= prepared.rules.share_needed - 1e-12)) return NaN;
    for (i = 0; i < prepared.width; i++) {
      y = prepared.signed[start + i];
      if (isNaN(y)) continue;
      var points = shares[i] > 0 ? (shares[i] / known) * y : 0;
      sum += kind === "power_mean" ? points * y : points;
      if (shares[i] > 0 && y > strongest) strongest = y;
      if (kind === "arithmetic") contributions[start + i] = points;
    }
    if (kind === "power_mean") return Math.sqrt(sum);
    return kind === "max_pull" ? (1 - prepared.rules.max_pull) * sum + prepared.rules.max_pull * strongest : sum;
  }

  function levelOf(rules, points) {
    var level = 0;
    while (level < rules.thresholds.length && rules.thresholds[level] <= points + rules.rounding) level++;
    return level;
  }

  // Rises at once, falls when two weeks agree; a week that is not over, or has no score, holds it.
  function levelled(prepared, result) {
    var rules = prepared.rules, level = -1, before = NaN;
    result.rawLevels = new Int8Array(prepared.weeks).fill(-1);
    result.levels = new Int8Array(prepared.weeks);
    result.scores.forEach(function (points, t) {
      if (!isNaN(points)) {
        result.rawLevels[t] = levelOf(rules, points);
        if (prepared.counts[t]) {
          var kept = level < 0 ? -1 : Math.min(level, levelOf(rules, Math.max(points, before) + rules.deadband));
          level = Math.max(result.rawLevels[t], kept);
          before = points;
        }
      }
      result.levels[t] = level;
    });
    return result;
  }

  function levelsDiffer(one, other) {
    var weeks = [];
    one.levels.forEach(function (level, t) {
      if (level !== other.levels[t]) weeks.push(t);
    });
    return weeks;
  }

  window.posturewatchScorer = { prepare: prepare, score: score, levelsDiffer: levelsDiffer };
})();
