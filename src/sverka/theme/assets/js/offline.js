/* Lets the browser keep the site where it is served: unasked where that costs the reader nothing, else once asked. Says
   so on a page that comes out of what was kept, and when there is a newer edition. */
(function () {
  "use strict";
  const { build, saved } = document.documentElement.dataset;
  const words = document.querySelector(".sv-footer__end").dataset;
  const { load, root, register } = window.sverkaScripts;
  const KEY = "sverka-offline"; // "on" or "off", where the reader has said
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

  /* What the worker in use keeps; nothing where it was wiped, all or in part. */
  async function kept() {
    const cache = `sverka ${root} `; // the beginning of the names of all of them
    const found = await caches.match(root + "assets/offline/state", { cacheName: cache + "state" });
    const state = found && (await found.json());
    return state && (await caches.has(cache + state.build)) && state;
  }

  /* That, against what this page is. */
  async function compare() {
    const state = await kept();
    if (!state) return;
    const { build: inUse, asOf, before } = state;
    const orderOf = (name) => name.slice(0, 19); // of a build: day and time; what follows orders nothing
    if (before && orderOf(before.build) > orderOf(inUse)) say(words.older, asOf, before.asOf);
    else if (orderOf(inUse) > orderOf(build)) {
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

  /* 2 MB, on the first visit or after the browser lost them: at rest, and unasked only where the browser tells that the
     connection is neither slow nor paid by amount. */
  async function keepAhead() {
    const said = localStorage.getItem(KEY);
    const { saveData, type, effectiveType } = navigator.connection || {};
    if (said === "off" || saveData) return;
    if (workers.controller && (await kept())) return register();
    await new Promise(window.requestIdleCallback || setTimeout);
    return said || (effectiveType === "4g" && type !== "cellular") ? fill() : load(words.ahead);
  }
  const fill = () => (workers.controller ? workers.controller.postMessage("fill") : register());

  if (saved !== undefined) say(words.saved, words.asOf);
  window.sverkaOffline = { isServed, KEY, shown, fill };
  if (!isServed) return;
  addEventListener("load", quietly(keepAhead));
  if (workers.controller) quietly(compare)();
  // A worker writes down what it is while it is being activated.
  workers.addEventListener("controllerchange", () => {
    workers.controller.addEventListener("statechange", quietly(compare));
  });
})();
