/* What this browser was shown when it last looked: kept here and nowhere else, by watch. A visit (a tab, until
   it is closed) is compared with the visit before it; what is shown now is kept for the next one. */
(function () {
  "use strict";
  var SHOWN = "posturewatch-shown";
  var BEFORE = "posturewatch-shown-before";

  function read(store, key) {
    try { return JSON.parse(store.getItem(key)) || {}; } catch (unreadable) { return {}; }
  }

  function write(store, key, value) {
    try { store.setItem(key, JSON.stringify(value)); } catch (refused) { /* private mode: nothing is kept */ }
  }

  var shared = (window.dash_clientside = window.dash_clientside || {});
  shared.posturewatch = Object.assign(shared.posturewatch || {}, {
    seen: function (now) {
      var nothing = window.dash_clientside.no_update; // then the server is not asked
      if (!now || !now.watch) return nothing;
      try {
        var shown = read(window.localStorage, SHOWN);
        var before = read(window.sessionStorage, BEFORE);
        if (!(now.watch in before)) {
          before[now.watch] = shown[now.watch] || null;
          write(window.sessionStorage, BEFORE, before);
        }
        shown[now.watch] = now.head;
        write(window.localStorage, SHOWN, shown);
        return before[now.watch] || nothing;
      } catch (denied) {
        return nothing;
      }
    },
  });
})();
