/* Lets the browser keep the site where it is served: unasked where that costs the reader nothing, else once asked. Says
   so on a page that comes out of what was kept, and when there is a newer edition. */
(function () {
  "use strict";
  const { build, saved } = document.documentElement.dataset;
  const words = document.querySelector(".sv-footer__end").dataset;
  const { root, register } = window.sverkaScripts;
  const KEY = "sverka-offline"; // "on" or "off", where the reader has said
  const STATE = `sverka ${root} state`;
  const workers = navigator.serviceWorker;
  const isServed = workers && location.protocol.startsWith("http") && document.querySelector("link[rel=manifest]");
  const shown = (date) => (document.documentElement.lang === "ru" ? date.split("-").reverse().join(".") : date);

  function noteOf(text) {
    const made = document.createElement("p");
    made.className = "sv-note sv-wrap sv-edition";
    made.textContent = text + " ";
    return made;
  }
  function button(text, does) {
    const made = document.createElement("button");
    made.className = "sv-button sv-button--quiet";
    made.textContent = text;
    made.addEventListener("click", does);
    return made;
  }

  let note;
  function say(text, date, before = "") {
    const said = noteOf(text.replace("{date}", shown(date)).replace("{before}", shown(before)));
    said.classList.add("sv-note--caution");
    said.setAttribute("role", "status");
    if (note) note.replaceWith(said);
    else document.querySelector("main").prepend(said);
    note = said;
  }

  /* What the worker in use keeps; nothing where it was wiped, all or in part. */
  async function kept() {
    const found = await caches.match(root + "assets/offline/state", { cacheName: STATE });
    const state = found && (await found.json());
    return state && (await caches.has(`sverka ${root} ${state.build}`)) ? state : undefined;
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
      note.append(button(words.reload, () => location.reload()));
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

  const idle = () => new Promise((resolve) => (window.requestIdleCallback || setTimeout)(resolve));

  async function fill(worker) {
    await idle();
    if (worker) worker.postMessage("fill");
    else await register();
  }

  /* Where the browser tells what the connection is, and it is neither slow nor paid by amount, nobody is asked. */
  const isFree = ({ type, effectiveType } = {}) => type !== "cellular" && effectiveType === "4g";

  function ask(worker) {
    const question = noteOf(words.ask);
    const answer = (said) =>
      button(words[said], () => {
        localStorage.setItem(KEY, said);
        question.remove();
        if (said === "on") fill(worker);
      });
    question.append(answer("on"), " ", answer("off"));
    document.querySelector("main").append(question);
  }

  /* 2 MB, on the first visit or after the browser lost them. */
  async function keepAhead() {
    const said = localStorage.getItem(KEY);
    const { connection } = navigator;
    if (said === "off" || connection?.saveData) return;
    const { active } = (await workers.getRegistration(root)) || {};
    if (active && (await kept())) await register();
    else if (said === "on" || isFree(connection)) await fill(active);
    else ask(active);
  }

  if (saved !== undefined) say(words.saved, words.asOf);
  window.sverkaOffline = { isServed, KEY, shown };
  if (!isServed) return;
  addEventListener("load", quietly(keepAhead));
  if (workers.controller) quietly(compare)();
  // A worker writes down what it is while it is being activated.
  workers.addEventListener("controllerchange", () => {
    workers.controller.addEventListener("statechange", quietly(compare));
  });
})();
