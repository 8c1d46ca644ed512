/* The light/dark switch: keeps the choice, and tells the charts, which the server draws for a theme. */
(function () {
  "use strict";
  function tell() {
    var name = document.documentElement.getAttribute("data-theme");
    if (window.dash_clientside && window.dash_clientside.set_props) {
      window.dash_clientside.set_props("theme", { data: name });
    }
  }
  document.addEventListener("click", function (event) {
    if (!event.target.closest("#switch")) return;
    var name = document.documentElement.getAttribute("data-theme") === "dark" ? "light" : "dark";
    document.documentElement.setAttribute("data-theme", name);
    try {
      window.localStorage.setItem("posturewatch-theme", name);
    } catch (refused) { /* storage can be switched off: the choice then lasts for this page */ }
    tell();
  });
  window.addEventListener("posturewatch-theme", tell);
})();
