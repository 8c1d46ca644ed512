/* Share: copies the address of what is shown, with every default written out, and says so. */
(function () {
  "use strict";
  function copyOldWay(words) {
    var field = document.createElement("textarea");
    field.value = words;
    field.className = "spoken";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy refused"));
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("#share, [data-copies-view]");
    if (!button) return;
    var written = document.getElementById("share").dataset.address; // with every default
    var address = window.location.origin + window.location.pathname + (written || window.location.search);
    var clipboard = navigator.clipboard;
    var copied = clipboard ? clipboard.writeText(address).catch(function () { return copyOldWay(address); }) : copyOldWay(address);
    copied.then(
      function () {
        button.classList.add("share--done");
        document.getElementById("status").textContent = button.dataset.said;
        window.setTimeout(function () {
          button.classList.remove("share--done");
          document.getElementById("status").textContent = "";
          button.focus();
        }, 2000);
      },
      function () { window.prompt("", address); } // the reader copies by hand
    );
  });
})();
