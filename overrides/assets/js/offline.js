/* Where the site is served, lets the browser keep it for reading without a network; says so on a page that comes out
   of what was kept, and when there is a newer edition. */
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
  function say(text, ...buttons) {
    if (!note) {
      note = document.createElement("p");
      note.className = "sv-note sv-note--caution sv-wrap sv-edition";
      note.setAttribute("role", "status");
      document.querySelector("main").prepend(note);
    }
    note.replaceChildren(text, " ", ...buttons);
  }

  function reload() {
    const button = document.createElement("button");
    button.className = "sv-button sv-button--quiet";
    button.type = "button";
    button.textContent = words.reload;
    button.addEventListener("click", () => location.reload());
    return button;
  }

  /* What the worker in use keeps, against what this page is. */
  async function compare() {
    const found = await caches.match(root + "assets/offline/state", { cacheName: `sverka ${root} state` });
    if (!found) return;
    const { build: kept, asOf, before } = await found.json();
    if (before && before.build > kept) say(words.older.replace("{before}", shown(before.asOf)).replace("{date}", shown(asOf)));
    else if (kept.split(".")[0] > build) say(words.newer.replace("{date}", shown(asOf)), reload());
  }

  // A browser may refuse storage; the site then is as it was without a worker.
  function isRefused() {
    try { return localStorage.getItem(KEY) === "off" || navigator.connection?.saveData; } catch { return true; }
  }

  if (saved !== undefined) say(words.saved.replace("{date}", shown(words.asOf)));
  window.sverkaOffline = { isServed, KEY, shown };
  if (!isServed) return;
  addEventListener("load", () => { if (!isRefused()) register().catch(() => {}); });
  if (workers.controller) compare().catch(() => {});
  workers.addEventListener("controllerchange", () => compare().catch(() => {}));
})();
