/* The address is the only view state: links and fields change it in place, and callbacks listen to it. */
(function () {
  "use strict";
  var PANE = ["show", "incident", "article"];

  /* isSameStep: the address of what is there already, written anew: no step back leads to each of its states. */
  function go(address, isSameStep) {
    var asked = new URL(address, window.location.href);
    if (asked.href === window.location.href) return; // what is shown already is no step
    window.history[isSameStep ? "replaceState" : "pushState"]({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate")); // what dcc.Location listens to
  }

  function withPart(part, value) {
    var query = new URLSearchParams(window.location.search);
    if (value) query.set(part, value);
    else query.delete(part);
    if (part === "weights") query.delete("base"); // a set is changed from none
    return "?" + query.toString();
  }

  function isPlainClick(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-view-link], a[data-page-link]");
    if (!link || !link.hasAttribute("href") || !isPlainClick(event)) return;
    event.preventDefault();
    if (link.hasAttribute("data-page-link")) {
      var query = new URLSearchParams(window.location.search);
      PANE.forEach(function (part) { query.delete(part); });
      go(link.getAttribute("href") + "?" + query.toString());
      window.scrollTo(0, 0);
    } else {
      go(link.getAttribute("href"));
    }
  });

  document.addEventListener("change", function (event) {
    var field = event.target.closest("select[data-part]");
    if (!field) return;
    // Weeks, incidents and weights are those of a watch: another one opens with its own.
    if (field.dataset.part === "watch") go("?watch=" + encodeURIComponent(field.value));
    else go(withPart(field.dataset.part, field.value));
  });

  /* A day typed digit by digit passes through other days: it counts on Enter or when the field is left.
     A day picked from the calendar counts at once. */
  var typing = false;

  function dayField(target) {
    return target.closest && target.closest('[data-part="as_of"] input');
  }

  function takeDay(field) {
    typing = false;
    if (!field.value || !field.checkValidity()) return;
    if (field.value !== field.getAttribute("data-in-force")) go(withPart("as_of", field.value));
  }

  document.addEventListener("focusin", function (event) {
    var field = dayField(event.target);
    if (field) field.setAttribute("data-in-force", field.value);
  });
  document.addEventListener("keydown", function (event) {
    var field = dayField(event.target);
    if (!field) return;
    if (event.key === "Enter") takeDay(field);
    else if (event.key !== "Tab") typing = true;
  });
  document.addEventListener("change", function (event) {
    var field = dayField(event.target);
    if (field && !typing) takeDay(field);
  });
  document.addEventListener("focusout", function (event) {
    var field = dayField(event.target);
    if (field) takeDay(field);
  });
  document.addEventListener("click", function (event) {
    var field = dayField(event.target);
    if (field && field.showPicker) {
      try { field.showPicker(); } catch (refused) { /* no picker here: typing still works */ }
    }
  });

  /* The fields are drawn anew for each view: the one that had the focus keeps it. */
  var lastFocused = null;
  document.addEventListener("focusin", function (event) {
    lastFocused = event.target;
  });
  new MutationObserver(function () {
    var isLost = document.activeElement === document.body && lastFocused && !lastFocused.isConnected;
    var successor = isLost && lastFocused.id && document.getElementById(lastFocused.id);
    if (!successor) return;
    var scrolled = window.scrollY;
    successor.focus({ preventScroll: true });
    if (window.scrollY !== scrolled) window.scrollTo({ top: scrolled, behavior: "instant" }); // a day field scrolls
  }).observe(document.documentElement, { subtree: true, childList: true });

  /* Shows a part of the view: a week on the page or an incident in the pane. */
  function show(part, value) {
    var query = new URLSearchParams(window.location.search);
    query.set(part, value);
    if (part === "incident") query.delete("article");
    go("?" + query.toString());
  }

  window.posturewatch = { go: go, show: show };

  var shared = (window.dash_clientside = window.dash_clientside || {});
  shared.posturewatch = Object.assign(shared.posturewatch || {}, {
    /* The address -> view, path, and no faults left over from the view before. What is as it was triggers
       nothing: a page that is open must not be built anew. */
    address: function (href, view, path) {
      var same = window.dash_clientside.no_update;
      var isSame = window.location.search === view;
      return [
        isSame ? same : window.location.search,
        window.location.pathname === path ? same : window.location.pathname,
        isSame ? same : null,
      ];
    },
    theme: function () {
      return document.documentElement.getAttribute("data-theme");
    },
    title: function (page) {
      var week = document.getElementById("field-week");
      var watch = document.getElementById("watch-title");
      var parts = [page, week && week.value].filter(Boolean).join(", ");
      document.title = watch && watch.textContent ? parts + ": " + watch.textContent : parts;
    },
  });
})();
