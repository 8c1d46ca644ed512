/* A row whose name is a link is all one target for the pointer: its numbers lead where its name does. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    if (event.button !== 0 || event.target.closest("a, button, summary")) return;
    var row = event.target.closest(".table tr");
    var link = row && row.querySelector("th[scope=row] a[data-view-link]");
    var isReading = String(window.getSelection()).length > 0; // words are being selected, to be copied
    if (link && !isReading) link.click();
  });
})();
