/* Lets the browser keep the site where it is served; says so on a page that comes out of what was kept, and when there
   is a newer edition. */
(function () {
  "use strict";
  const { build, saved } = document.documentElement.dataset;
  const words = document.querySelector(".sv-footer__end").dataset;
  const { root, register } = window.sverkaScripts;
  const KEY = "sverka-offline";
  const workers = navigator.serviceWorker;
  const isServed = workers && location.protocol.startsWith("http") && document.querySelector("link[rel=manifest]");
  const shown = (date) => (document.documentElement.lang === "ru" ? date.split("-").reverse().join(".") : date);

  let note;
  function say(text, date, before = "") {
    if (!note) {
      note = document.createElement("p");
      note.className = "sv-note sv-note--caution sv-wrap sv-edition";
      note.setAttribute("role", "status");
      document.querySelector("main").prepend(note);
    }
    note.textContent = text.replace("{date}", shown(date)).replace("{before}", shown(before)) + " ";
  }

  /* What the worker in use keeps, against what this page is. */
  async function compare() {
    const found = await caches.match(root + "assets/offline/state", { cacheName: `sverka ${root} state` });
    if (!found) return;
    const { build: kept, asOf, before } = await found.json();
    const orderOf = (name) => name.slice(0, 19); // of a build: day and time; what follows orders nothing
    if (before && orderOf(before.build) > orderOf(kept)) say(words.older, asOf, before.asOf);
    else if (orderOf(kept) > orderOf(build)) {
      say(words.newer, asOf);
      const button = document.createElement("button");
      button.className = "sv-button sv-button--quiet";
      button.textContent = words.reload;
      button.addEventListener("click", () => location.reload());
      note.append(button);
    }
  }

  // A browser may refuse storage; the site then is as it was without a worker.
  const quietly = (work) => async () => {
    try {
      await work();
    } catch {
      /* as it was */
    }
  };
  const isWanted = () => localStorage.getItem(KEY) !== "off" && !navigator.connection?.saveData;

  if (saved !== undefined) say(words.saved, words.asOf);
  window.sverkaOffline = { isServed, KEY, shown };
  if (!isServed) return;
  addEventListener(
    "load",
    quietly(() => isWanted() && register())
  );
  if (workers.controller) quietly(compare)();
  // A worker writes down what it is while it is being activated.
  workers.addEventListener("controllerchange", () => {
    workers.controller.addEventListener("statechange", quietly(compare));
  });
})();
