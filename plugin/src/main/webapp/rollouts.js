// Draws what changed anew, as long as the build runs.
(function () {
  "use strict";

  var BETWEEN_LOOKS = 5000;
  var AFTER_A_FAILURE = 15000;
  var ROLLOUTS = ".service-mesh-rollouts";

  var shown = document.querySelector(ROLLOUTS);
  if (!shown || shown.dataset.live !== "true") {
    return;
  }

  function get(url) {
    return fetch(url, { credentials: "same-origin", cache: "no-store" }).then(function (response) {
      if (!response.ok) {
        throw new Error("HTTP " + response.status);
      }
      return response;
    });
  }

  // What is the same stays, and with it what people have marked in it.
  function replace(fresh) {
    var there = document.getElementById(fresh.id);
    if (!there) {
      shown.appendChild(fresh);
    } else if (!there.isEqualNode(fresh)) {
      there.replaceWith(fresh);
    }
  }

  function draw() {
    return get(window.location.pathname)
      .then(function (response) {
        return response.text();
      })
      .then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html").querySelector(ROLLOUTS);
        Array.from(page ? page.children : []).forEach(replace);
      });
  }

  function look() {
    get("state")
      .then(function (response) {
        return response.json();
      })
      .then(function (state) {
        return draw().then(function () {
          if (state.live) {
            window.setTimeout(look, BETWEEN_LOOKS);
          }
        });
      })
      .catch(function () {
        window.setTimeout(look, AFTER_A_FAILURE);
      });
  }

  look();
})();
