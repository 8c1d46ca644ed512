/* The menu of narrow screens: a button opens it; Escape, a choice or the button closes it. */
(function () {
  "use strict";
  function set(isOpen) {
    var button = document.getElementById("menu");
    if (!button) return;
    button.setAttribute("aria-expanded", String(isOpen));
    document.documentElement.classList.toggle("menu-open", isOpen);
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("#menu");
    if (button) set(button.getAttribute("aria-expanded") !== "true");
    else if (event.target.closest("a[data-page-link]")) set(false);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.documentElement.classList.contains("menu-open")) {
      set(false);
      document.getElementById("menu").focus();
    }
  });
})();
