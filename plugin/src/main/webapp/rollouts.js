// Draws the page anew when something happened, as long as something can happen.
(function () {
  "use strict";

  var shown = document.querySelector(".service-mesh-rollouts");
  if (!shown || shown.dataset.live !== "true") {
    return;
  }
  var known = null;

  function draw() {
    return fetch(window.location.href, { credentials: "same-origin" })
      .then(function (response) {
        return response.text();
      })
      .then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html").querySelector(".service-mesh-rollouts");
        if (fresh) {
          shown.replaceChildren.apply(shown, Array.from(fresh.childNodes));
        }
      });
  }

  function look() {
    fetch("state", { credentials: "same-origin" })
      .then(function (response) {
        return response.json();
      })
      .then(function (state) {
        var now = JSON.stringify(state);
        var drawn = now === known ? Promise.resolve() : draw();
        known = now;
        return drawn.then(function () {
          if (state.live) {
            window.setTimeout(look, 5000);
          }
        });
      })
      .catch(function () {
        window.setTimeout(look, 15000);
      });
  }

  look();
})();
