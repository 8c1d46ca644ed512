/* Who writes: shows the name of the session, and asks for one before the first write.
   A control that writes carries data-writes: without a name its click waits until one is given. Scripts that write
   call posturewatch.who(), which promises the name, or null when none was given. The server believes neither. */
(function () {
  "use strict";
  var told = document.querySelector('meta[name="posturewatch-who"]');
  var who = told ? JSON.parse(told.content) : { name: null, by: "session" };
  var waiting = []; // what goes on when the dialog closes
  var others = window.BroadcastChannel ? new BroadcastChannel("posturewatch-who") : null; // this page in other tabs

  function part(id) {
    return document.getElementById(id);
  }

  function draw() {
    var note = part("who");
    document.documentElement.setAttribute("data-who", who.name ? who.by : "nobody");
    if (!note) return false;
    note.querySelector(".who__name").textContent = who.name || "";
    note.disabled = who.by === "proxy"; // there is nothing to change here
    return true;
  }

  function learn(news) {
    who = news;
    draw();
  }

  function say(words) {
    part("status").textContent = words.replace("{name}", who.name || "");
  }

  function open() {
    var dialog = part("name-dialog");
    if (!dialog || dialog.open) return;
    dialog.dataset.mode = who.by === "proxy" ? "proxy" : who.name ? "change" : "ask";
    part("name-fault").textContent = "";
    window.dash_clientside.set_props("name-field", { value: who.name || "" });
    dialog.showModal();
    part("name-field").focus();
    window.requestAnimationFrame(function () { part("name-field").select(); });
  }

  function asked() {
    if (who.name) return Promise.resolve(who.name);
    open();
    return new Promise(function (go) { waiting.push(go); });
  }

  function send(path, body) {
    return window.fetch(path, {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    }).then(function (answer) {
      if (answer.ok) return answer.json();
      return answer.text().then(function (words) { throw new Error(words.replace(/^\d+: /, "")); });
    });
  }

  /* Sends a name, or its end, and closes the dialog; what was refused stands in it until the next try. */
  function settle(path, body, said) {
    var dialog = part("name-dialog");
    part("name-fault").textContent = "";
    send(path, body).then(
      function (news) {
        learn(news);
        if (others) others.postMessage(news);
        dialog.close();
        say(said);
      },
      function (refused) {
        part("name-fault").textContent = refused instanceof TypeError ? dialog.dataset.noAnswer : refused.message.trim();
        part("name-field").focus();
      }
    );
  }

  document.addEventListener("click", function (event) {
    var writing = event.target.closest("[data-writes]");
    if (!writing || who.name) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    asked().then(function (name) { if (name && writing.isConnected) writing.click(); });
  }, true);

  document.addEventListener("click", function (event) {
    if (event.target.closest("#who")) open();
    else if (event.target.closest(".name-dialog__close")) part("name-dialog").close();
    else if (event.target.closest(".name-dialog__leave")) settle("/who/leave", {}, part("name-dialog").dataset.signedOut);
  });

  document.addEventListener("submit", function (event) {
    if (!event.target.closest("#name-dialog")) return;
    event.preventDefault();
    settle("/who", { name: part("name-field").value }, part("name-dialog").dataset.taken);
  });

  // Escape closes the dialog and nothing that lies behind it.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && part("name-dialog") && part("name-dialog").open) event.stopPropagation();
  }, true);

  document.addEventListener("close", function (event) {
    if (event.target !== part("name-dialog")) return;
    waiting.splice(0).forEach(function (go) { go(who.name); });
  }, true);

  // Signed out elsewhere, or the session is over: the server says so when something is written.
  var ask = window.fetch;
  window.fetch = function () {
    return ask.apply(this, arguments).then(function (answer) {
      if (answer.status === 401) {
        learn({ name: null, by: who.by });
        open();
      }
      return answer;
    });
  };

  if (others) others.onmessage = function (event) { learn(event.data); };
  // A page that the browser kept while another was shown may have missed the news.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    window.fetch("/who", { credentials: "same-origin" }).then(function (answer) {
      return answer.ok ? answer.json().then(learn) : null;
    }).catch(function () { /* server.js says that nobody answers */ });
  });

  window.posturewatch.who = asked;
  if (!draw()) {
    new MutationObserver(function (_, observer) {
      if (draw()) observer.disconnect();
    }).observe(document.documentElement, { subtree: true, childList: true });
  }
})();
