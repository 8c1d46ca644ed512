/* The evidence pane: focus goes in when it opens and back when it closes; Escape closes it. */
(function () {
  "use strict";
  var narrow = window.matchMedia("(max-width: 1099px)");
  var shown = null; // data-pane of what is open
  var opener = null; // the link that opened it

  function dialog() {
    return document.querySelector("#pane [role=dialog]");
  }

  function follow(link) {
    window.posturewatch.go(link.getAttribute("href"));
  }

  function giveFocusBack() {
    // The page may have been drawn anew: then the link of the same address, where one can be seen.
    var link = opener && (opener.isConnected ? opener : Array.prototype.find.call(document.links, function (one) {
      return one.getAttribute("href") === opener.getAttribute("href") && one.getClientRects().length > 0;
    }));
    (link || document.getElementById("content")).focus({ preventScroll: true });
  }

  function settle() {
    var open = dialog();
    var key = open && open.getAttribute("data-pane");
    document.documentElement.classList.toggle("pane-open", Boolean(open));
    document.querySelectorAll(".main, .navigation, .header").forEach(function (part) {
      part.inert = Boolean(open) && narrow.matches;
    });
    if (key === shown) return;
    var was = shown;
    shown = key;
    if (!open) {
      giveFocusBack();
      return;
    }
    var active = document.activeElement;
    if (!was || !active || active === document.body || open.contains(active)) {
      open.querySelector("h2").focus({ preventScroll: true });
      open.scrollTop = 0;
    }
  }

  document.addEventListener("click", function (event) {
    if (dialog()) return;
    opener = event.target.closest("a[data-view-link][href]"); // none where a mark on the map opens it
  }, true);

  document.addEventListener("keydown", function (event) {
    var open = dialog();
    if (event.key !== "Escape" || !open || document.documentElement.classList.contains("menu-open")) return;
    follow(open.querySelector(".pane__close"));
  });

  /* A sentence and its note in the margin come up together. */
  function mark(event, isOn) {
    var place = event.target.closest && event.target.closest("#pane [data-evidence]");
    if (!place) return;
    place.dataset.evidence.split(" ").forEach(function (name) {
      document.querySelectorAll('#pane [data-evidence~="' + CSS.escape(name) + '"]').forEach(function (one) {
        one.classList.toggle("evidence--near", isOn);
      });
    });
  }
  ["mouseover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) { mark(event, true); });
  });
  ["mouseout", "focusout"].forEach(function (name) {
    document.addEventListener(name, function (event) { mark(event, false); });
  });

  narrow.addEventListener("change", settle);
  new MutationObserver(settle).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-pane"],
  });
})();
