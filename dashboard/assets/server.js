/* Says on the page when the server no longer answers, instead of showing old numbers as if they were new. */
(function () {
  "use strict";
  var ask = window.fetch;
  function note(isLost) {
    document.documentElement.classList.toggle("server-lost", isLost);
  }
  window.fetch = function () {
    return ask.apply(this, arguments).then(
      function (answer) {
        note(answer.status >= 500);
        return answer;
      },
      function (error) {
        // A request that the page itself gave up is no sign of a lost server.
        if (!(error && error.name === "AbortError")) note(true);
        throw error;
      }
    );
  };
})();
