/* Sets the theme before anything is painted: the reader's choice, else the system's. */
(function () {
  "use strict";
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try {
      return window.localStorage.getItem("posturewatch-theme");
    } catch (refused) {
      return null; // storage can be switched off: then the system decides
    }
  }
  function apply() {
    var name = chosen() || (system.matches ? "dark" : "light");
    document.documentElement.setAttribute("data-theme", name === "dark" ? "dark" : "light");
  }
  apply();
  system.addEventListener("change", function () {
    apply();
    window.dispatchEvent(new Event("posturewatch-theme"));
  });
})();
