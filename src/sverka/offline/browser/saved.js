/* The page where a reader keeps more of the site for reading without a network, sees what is kept, and wipes it. */
(function () {
  "use strict";
  const page = document.getElementById("saved");
  const { isServed, KEY, shown } = window.sverkaOffline;
  if (!page) return;
  const words = page.dataset;
  const { root, register } = window.sverkaScripts;
  const store = self.sverkaStore(root);
  const status = page.querySelector("[role=status]");
  const say = (text) => {
    status.textContent = text;
  };
  const find = (item, part) => item.querySelector(`[data-part=${part}]`);
  const megabytes = (bytes) =>
    words.megabytes.replace(
      "{n}",
      Math.max(bytes / 1e6, 0.1)
        .toFixed(1)
        .replace(".", words.decimal)
    );
  const items = Array.from(page.querySelectorAll("[data-group]"));
  let turn = Promise.resolve();
  let list; // of the build in use
  let state;

  /* The way back to a page that was asked for and is not kept. */
  function tellMissing() {
    const asked = new URLSearchParams(location.search).get("page");
    if (!asked || !asked.startsWith(root)) return;
    const note = page.querySelector(".sv-saved__missing");
    note.querySelector("a").href = asked;
    note.hidden = false;
  }

  const isOff = () => {
    try {
      return localStorage.getItem(KEY) === "off";
    } catch {
      return false;
    }
  };
  /* Whether it is so now. */
  function setOff(off) {
    try {
      localStorage.setItem(KEY, off ? "off" : "on");
    } catch {
      /* nothing to keep it in */
    }
    return isOff() === off;
  }

  /* Whether what every reader needs is kept; a browser may lose all or some of it. */
  async function isIn() {
    const known = await store.state();
    return Boolean(known && (await store.isComplete(store.cacheName(known.build))));
  }

  /* Resolves once a worker is in use; rejects where it cannot be, as where there is no room for what it keeps. */
  async function start() {
    const { installing, waiting, active } = await register();
    const worker = installing || waiting || active;
    const settled = ["activated", "redundant"];
    while (!settled.includes(worker.state))
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    if (worker.state === "redundant") throw new Error("not put in");
    if (await isIn()) return;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    worker.postMessage("fill", [port2]);
    if (!(await answer)) throw new Error("not put in");
  }

  async function read() {
    state = await store.state();
    if (!state) return;
    const cacheName = store.cacheName(state.build);
    const keys = await (await caches.open(cacheName)).keys();
    const key = keys.find(({ url }) => url.startsWith(root + "assets/offline/list."));
    list = await (await caches.match(key, { cacheName })).json();
  }

  async function show() {
    await read();
    const kept = await Promise.all(
      items.map(({ dataset }) => state && store.isComplete(store.cacheName(state.build, dataset.group)))
    );
    items.forEach(function (item, at) {
      const name = item.dataset.group;
      const part = list && (name ? list.parts[name] : list);
      const isKept = Boolean(kept[at]);
      item.hidden = Boolean(list) && !part;
      find(item, "size").textContent = part
        ? words.size.replace("{size}", megabytes(part.bytes)).replace("{n}", part.count)
        : "";
      find(item, "kept").textContent = isKept ? words.kept.replace("{date}", shown(state.asOf)) : words.notKept;
      find(item, "save").hidden = isKept;
      const remove = find(item, "remove");
      if (remove) remove.hidden = !isKept;
    });
  }

  async function save(item) {
    const name = item.dataset.group;
    const bar = find(item, "progress");
    const title = find(item, "title").textContent;
    say(words.saving.replace("{title}", title));
    setOff(false);
    try {
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      if (!(await isIn())) await start();
      await read();
      // What has no list of its own is kept with the basics.
      if (name && list.parts[name]) {
        const { url, integrity, bytes } = list.parts[name];
        bar.hidden = false;
        bar.max = bytes;
        const files = await (await fetch(root + url, { integrity })).json();
        await store.fill(store.cacheName(state.build, name), files, (done) => {
          bar.value = done;
          find(item, "kept").textContent = words.progress
            .replace("{done}", megabytes(done))
            .replace("{size}", megabytes(bytes));
        });
        // A newer edition may have come in between, and gone over to it is only what was complete.
        if ((await store.state()).build !== state.build) await save(item);
      }
      const isKept = await store.isComplete(store.cacheName(state.build, list.parts[name] && name));
      if (!isKept) throw new Error("not kept");
      say(words.done.replace("{title}", title));
    } catch (error) {
      say(error.name === "QuotaExceededError" ? words.noRoom : navigator.onLine ? words.failed : words.noNetwork);
    }
    bar.hidden = true;
    await show();
  }

  async function remove(item) {
    await caches.delete(store.cacheName(state.build, item.dataset.group));
    say(words.removed.replace("{title}", find(item, "title").textContent));
    await show();
    find(item, "save").focus();
  }

  async function wipe() {
    const isSaid = setOff(true);
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (registration) await registration.unregister();
    await store.wipe();
    state = list = undefined;
    say(isSaid ? words.wiped : words.notOff);
    await show();
  }

  tellMissing();
  if (!isServed) return;
  page.querySelector(".sv-saved__without").hidden = true;
  page.querySelector(".sv-saved__with").hidden = false;
  page.addEventListener("click", function ({ target }) {
    const does = target.closest("[data-part]")?.dataset.part;
    const item = target.closest("[data-group]");
    const work = { save, remove, wipe }[does];
    // What is being wiped cannot be saved at the same time.
    if (work) turn = turn.then(() => work(item)).catch(() => say(words.failed));
  });
  show().catch(() => say(words.refused));
  // What every reader needs is being put in on a first visit.
  if (!isOff()) navigator.serviceWorker.ready.then(show).catch(() => {});
})();
