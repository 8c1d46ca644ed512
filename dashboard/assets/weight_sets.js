/* Named weight sets: asks the server to save, restore or delete, reads a TOML file, exports and copies the link.
   What is saved are the weights of the address; nothing here is believed by the server. */
(function () {
  "use strict";
  var LARGEST = 65536; // bytes; the server looks again

  function at(id) { return document.getElementById(id); }
  function text(id) { return at(id) ? at(id).value : ""; }
  function tell(id, data) { window.dash_clientside.set_props(id, { data: data }); }

  function say(words) {
    var line = at("weight-sets-local");
    if (line) line.textContent = words;
  }

  /* The address may lag behind the thumb: weights.js writes it when a slider is let go, before any click here. */
  function ask(button) {
    say("");
    tell("weight-sets-asked", {
      act: button.dataset.act, at: Date.now(), name: text("weight-sets-name"), reason: text("weight-sets-reason"),
      why: text("weight-sets-why"), set: button.dataset.set || null,
      version: Number(button.dataset.version) || null, seen: Number(button.dataset.seen) || 0,
    });
  }

  function read(file) {
    var words = at("weight-sets-import").dataset;
    var refuse = function (sentence, most) { say(sentence.replace("{file}", file.name).replace("{most}", most)); };
    say("");
    if (file.size > LARGEST) return refuse(words.tooLarge, LARGEST / 1024);
    file.arrayBuffer().then(function (bytes) {
      try {
        var content = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        tell("weight-sets-brought", { at: Date.now(), name: file.name, text: content });
      } catch (broken) {
        refuse(words.notText);
      }
    }, function () { refuse(words.unread); });
  }

  function choose() {
    var input = document.createElement("input");
    input.type = "file";
    input.accept = ".toml,application/toml,text/plain";
    input.addEventListener("change", function () { if (input.files.length) read(input.files[0]); });
    input.click();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button, a");
    if (!button) return;
    if (button.dataset.act) ask(button);
    else if (button.id === "weight-sets-import") choose();
    else if (button.id === "weight-sets-export") button.href = button.dataset.to + window.location.search;
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    var isTyped = ["weight-sets-name", "weight-sets-reason"].indexOf(event.target.id) >= 0;
    if (!isTyped || !at("weight-sets-save")) return;
    event.preventDefault(); // else it would also answer the dialog that asks for a name
    at("weight-sets-save").click();
  });

  var shared = (window.dash_clientside = window.dash_clientside || {});
  shared.posturewatch = Object.assign(shared.posturewatch || {}, {
    /* What was done leads to an address, where it is shown, and is said. */
    go_to_set: function () {
      Array.from(arguments).forEach(function (news) {
        if (!news || !news.to || news.at === shared.posturewatch.went) return;
        shared.posturewatch.went = news.at;
        if (news.said) at("status").textContent = news.said;
        window.posturewatch.go(news.to);
      });
    },
  });
})();
