/* Import: a folder is chosen or dropped, sent with its progress, and what is decided about it is sent too.
   Every word and limit stands in data attributes; the server checks all of it again. */
(function () {
  "use strict";
  var chosen = []; // files that were chosen and not sent yet
  var sending = null;

  function at(id) { return document.getElementById(id); }
  function place() { return document.querySelector(".import"); }

  function say(id, words) {
    var line = at(id);
    if (line) line.textContent = words;
  }

  function open(token) {
    var query = new URLSearchParams(window.location.search);
    if (token) query.set("upload", token);
    else query.delete("upload");
    window.posturewatch.go("?" + query.toString());
  }

  /* Draws page and shell as things stand now, at the same address. */
  function drawAnew() {
    window.dash_clientside.set_props("view", { data: window.location.search });
  }

  /* What the server refused, without the number before it. */
  function plain(said) {
    return said.trim().replace(/^\d{3}: /, "");
  }

  /* ---- choosing ---- */

  function choose(isFolder) {
    var input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    if (isFolder) input.webkitdirectory = true;
    input.addEventListener("change", function () { take(Array.from(input.files)); });
    input.click();
  }

  /* Of a folder only what lies directly in it. */
  function isDirect(file) {
    return (file.webkitRelativePath || "").split("/").length <= 2;
  }

  function isOfWatch(file) {
    return place().dataset.files.split(" ").indexOf(file.name) >= 0 || /\.txt$/.test(file.name);
  }

  function take(files) {
    var mine = files.filter(isDirect);
    var known = mine.filter(isOfWatch);
    var size = known.reduce(function (sum, file) { return sum + file.size; }, 0);
    var words = place().dataset;
    chosen = [];
    if (!mine.length) return say("import-said", words.none);
    if (size > Number(words.largest)) {
      var mega = function (bytes) { return (bytes / 1048576).toFixed(1).replace(/\.0$/, ""); };
      return say("import-said", words.tooLarge.replace("{found}", mega(size)).replace("{most}", mega(Number(words.largest))));
    }
    // Files that belong to no watch are not sent; where none does, the server says what is wrong with each.
    chosen = known.length ? known : mine.slice(0, 12).map(function (file) { return new File([], file.name); });
    at("import-send").click();
  }

  /* ---- sending ---- */

  function send() {
    if (!chosen.length || sending) return;
    var words = place().dataset;
    var form = new FormData();
    chosen.forEach(function (file) { form.append("file", file, file.name); });
    var request = (sending = new XMLHttpRequest());
    request.open("POST", words.to);
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable || !at("import-sent")) return;
      var percent = Math.floor((100 * event.loaded) / event.total);
      at("import-sent").value = percent;
      say("import-said", percent < 100 ? words.sending.replace("{percent}", percent) : words.reading);
    });
    request.addEventListener("load", function () {
      sending = null;
      show(false);
      if (request.status === 200) {
        chosen = [];
        say("import-said", words.reading);
        open(JSON.parse(request.responseText).upload);
      } else {
        say("import-said", plain(request.responseText || "") || words.cutOff);
        // The session is over: the page learns that from fetch alone, and asks for the name anew.
        if (request.status === 401) window.fetch(words.to, { method: "POST", credentials: "same-origin" });
      }
    });
    request.addEventListener("error", function () { ended(words.cutOff); });
    request.addEventListener("abort", function () { ended(words.cancelled); });
    show(true);
    request.send(form);
  }

  function ended(words) {
    sending = null;
    show(false);
    say("import-said", words);
  }

  function show(isSending) {
    var bar = document.querySelector(".import__progress");
    if (bar) bar.hidden = !isSending;
  }

  /* ---- deciding ---- */

  function decide() {
    var form = document.querySelector(".decision");
    var words = form.dataset;
    var reason = at("import-reason");
    var accepted = at("import-accepted");
    var edits = at("import-edits");
    if ((accepted && !accepted.value) || (edits && !edits.value)) {
      (accepted && !accepted.value ? accepted : edits).focus();
      return say("import-decided", words.undecided);
    }
    if (!reason.value.trim()) {
      reason.focus();
      return say("import-decided", words.noReason);
    }
    post(form, "/load", {
      seq: Number(words.seq), head: words.head, batch: words.batch, reason: reason.value,
      accepted_only: Boolean(accepted),
      edits: edits ? edits.value : "refuse"
    }, function () {
      window.scrollTo(0, 0); // what was done stands where the dry run began
      drawAnew();
    });
  }

  function post(form, door, body, done) {
    var words = form.dataset;
    say("import-decided", words.loading);
    window.fetch(words.to + door, {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body)
    }).then(function (answer) {
      if (answer.ok) return done();
      if (answer.headers.get("X-Record-Moved") !== null) return showMoved(form, words.moved);
      return answer.text().then(function (said) { say("import-decided", plain(said) || words.cutOff); });
    }, function () { say("import-decided", words.cutOff); });
  }

  /* Draws the new dry run, and says on it why. */
  function showMoved(form, words) {
    new MutationObserver(function (_, watching) {
      var fresh = document.querySelector(".decision");
      if (!fresh || fresh === form) return;
      watching.disconnect();
      say("import-decided", words);
    }).observe(at("data-body"), { subtree: true, childList: true });
    say("import-decided", words);
    drawAnew();
  }

  /* ---- events ---- */

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if (button.id === "import-folder") choose(true);
    else if (button.id === "import-files") choose(false);
    else if (button.id === "import-send") send();
    else if (button.id === "import-cancel" && sending) sending.abort();
    else if (button.id === "import-load") decide();
    else if (button.id === "import-drop") post(document.querySelector(".decision"), "/drop", {}, function () { open(null); });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.id === "import-reason" && at("import-load")) at("import-load").click();
  });

  function isDrop(event) {
    return place() && event.dataTransfer && Array.from(event.dataTransfer.types).indexOf("Files") >= 0;
  }

  document.addEventListener("dragover", function (event) {
    if (!isDrop(event)) return;
    event.preventDefault();
    place().classList.add("import--over");
  });

  document.addEventListener("dragleave", function (event) {
    if (place() && !event.relatedTarget) place().classList.remove("import--over");
  });

  document.addEventListener("drop", function (event) {
    if (!isDrop(event)) return;
    event.preventDefault(); // the browser would open the file in place of the page
    place().classList.remove("import--over");
    var entries = Array.from(event.dataTransfer.items).map(function (item) {
      return item.webkitGetAsEntry && item.webkitGetAsEntry();
    });
    var folder = entries.length === 1 && entries[0] && entries[0].isDirectory ? entries[0] : null;
    if (folder) readFolder(folder).then(take);
    else take(Array.from(event.dataTransfer.files));
  });

  /* A folder gives its entries a hundred at a time. */
  function readFolder(folder) {
    var reader = folder.createReader();
    var found = [];
    return new Promise(function (resolve, reject) {
      (function more() {
        reader.readEntries(function (entries) {
          if (entries.length) {
            found = found.concat(entries);
            return more();
          }
          var files = found.filter(function (entry) { return entry.isFile; });
          Promise.all(files.map(function (entry) {
            return new Promise(function (give, fail) { entry.file(give, fail); });
          })).then(resolve, reject);
        }, reject);
      })();
    });
  }
})();
