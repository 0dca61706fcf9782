/* Answers for the site where the network does not. Pages come from the network first, so that nothing withdrawn
   lives on; a file whose name says its content comes from what is kept. No file of one build stands in for one
   of another: what a page loads is named by its content. */
(function () {
  "use strict";
  const { build, asOf, index, integrity, fallbacks } = self.sverkaBuild;
  const orderOf = (name) => name.slice(0, 19); // of a build: day and time; what follows orders nothing
  const root = self.registration.scope;
  const store = self.sverkaStore(root);
  const CORE = store.cacheName(build);
  const VISITED = store.cacheName(build, "visited");
  // Milliseconds that the network is waited for where there is a copy.
  const PATIENCE = 3_000;
  const PATIENCE_FOR_CONTACTS = 15_000;
  const NAMES_CONTACTS = /\sdata-(?:contact|records)=/;
  const LOADED = /\s(?:src|href)="([^"]*assets\/(?:css|js)\/[^"]+)"/g;
  const BUILD = /<html [^<>]*data-build="([^"]+)"/;
  const ANY_HEADERS = { ignoreVary: true };
  // A server that says nothing of caching lets the browser answer by itself, for days.
  const ASKED_ANEW = { cache: "no-cache" };

  const isPage = (answer) => /^text\/html/.test(answer.headers.get("Content-Type"));
  const isWhole = (answer) => answer.status === 200 && answer.type === "basic";
  // A browser that fails to read what it keeps is one without a worker.
  const known = (address, options) => caches.match(address, { ...ANY_HEADERS, ...options }).catch(() => undefined);

  /* A build is put into caches of its own, completely or not at all; the one in use goes on meanwhile. */
  async function install() {
    const current = await store.state().catch(() => undefined);
    try {
      const list = await (await fetch(root + index, { integrity })).json();
      await store.fill(CORE, [[index, integrity, 0], ...list.files]);
      for (const name of await store.names((other) => other !== build)) {
        const part = store.partOf(name);
        if (!list.parts[part] || !(await store.isComplete(name))) continue;
        const { url, integrity: hash } = list.parts[part];
        const files = await (await fetch(root + url, { integrity: hash })).json();
        // Where there is no room for two, the reader is offered the part again.
        await store.fill(store.cacheName(build, part), files).catch((error) => {
          if (error.name !== "QuotaExceededError") throw error;
        });
      }
    } catch (error) {
      if (!current || current.build !== build)
        await Promise.all((await store.names((one) => one === build)).map((name) => caches.delete(name)));
      throw error;
    }
    await self.skipWaiting();
  }

  const windows = () => self.clients.matchAll({ includeUncontrolled: true, type: "window" });

  async function activate() {
    const before = await store.state();
    if (!before || before.build !== build) {
      const open = (await windows()).map(({ id }) => id);
      await store.setState({ build, asOf, open, before: before && { build: before.build, asOf: before.asOf } });
    }
    return tidy();
  }

  /* Older builds go once no page is open that may still load a file of theirs. */
  async function tidy() {
    const { open, before } = await store.state();
    const isOld = (other) => orderOf(other) < orderOf(build) || (before && before.build === other && other !== build);
    const old = await store.names(isOld);
    if (!old.length || (await windows()).some(({ id }) => open.includes(id))) return;
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  /* The copy of a page, the newest first: a page seen since is newer than what was kept ahead. */
  async function copyOf(address) {
    const parts = await store.names((one) => one === build).catch(() => []);
    for (const cacheName of new Set([VISITED, CORE, ...parts])) {
      const found = await known(address, { cacheName, ignoreSearch: true });
      if (found) return found;
    }
    return undefined;
  }

  function pageAddress(address) {
    const url = new URL(address);
    return url.origin + url.pathname.replace(/\/$/, "/index.html");
  }

  async function keep(address, answer) {
    if (!(await store.state())) return undefined; // wiped by the reader
    return (await caches.open(VISITED)).put(address, answer);
  }

  /* Keeps a page that was seen, with the scripts and styles it names; never in the place of a newer one. */
  async function remember(address, answer) {
    if (!isWhole(answer) || answer.redirected || !isPage(answer)) return;
    const text = await answer.clone().text();
    const [, named] = BUILD.exec(text) || [];
    if (!named || orderOf(named) < orderOf(build)) return;
    for (const [, url] of text.matchAll(LOADED)) {
      const file = new URL(url, address).href;
      if (await known(file)) continue;
      const loaded = await fetch(file);
      if (!isWhole(loaded)) return;
      await keep(file, loaded);
    }
    await keep(address, answer);
  }

  /* The copy says of itself that it is one; offline.js puts that into words. */
  async function shown(copy) {
    if (!isPage(copy)) return copy;
    return new Response((await copy.text()).replace("<html ", "<html data-saved "), copy);
  }

  const late = (milliseconds) =>
    new Promise((_, reject) => {
      setTimeout(reject, milliseconds);
    });

  async function page(event) {
    const { request } = event;
    const address = pageAddress(request.url);
    const copy = await copyOf(address);
    const answer = fetch(request, ASKED_ANEW).then(function (found) {
      if (copy && found.status >= 500) throw new Error(found.status);
      event.waitUntil(remember(address, found.clone()).catch(() => {}));
      return found;
    });
    event.waitUntil(answer.then(tidy).catch(() => {}));
    if (!copy) return answer.catch(() => notKept(request, address));
    const urgent = isPage(copy) && !NAMES_CONTACTS.test(await copy.clone().text());
    return Promise.race([answer, late(urgent ? PATIENCE : PATIENCE_FOR_CONTACTS)]).catch(() => shown(copy));
  }

  /* Leads to the page that says what is kept, in the language of the page that is not. */
  async function notKept(request, address) {
    const url = fallbacks.find((one) => address.startsWith(new URL(".", root + one).href));
    if (!url || address === root + url || !(await copyOf(root + url))) return Response.error();
    return Response.redirect(`${root}${url}?${new URLSearchParams({ page: request.url })}`);
  }

  async function file(event) {
    const { request } = event;
    const found = await known(request.url);
    if (found) return found;
    const answer = await fetch(request);
    if (isWhole(answer)) event.waitUntil(keep(request.url, answer.clone()).catch(() => {}));
    return answer;
  }

  /* A film is asked for in parts; so it is answered out of a copy too. */
  async function part(request) {
    try {
      return await fetch(request);
    } catch (error) {
      const whole = await known(request.url);
      const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range")) || [];
      if (!whole || !from) throw error;
      const data = await whole.blob();
      const end = Math.min(to ? Number(to) + 1 : data.size, data.size);
      const headers = {
        "Content-Type": whole.headers.get("Content-Type"),
        "Content-Range": `bytes ${from}-${end - 1}/${data.size}`
      };
      return new Response(data.slice(Number(from), end), { status: 206, headers });
    }
  }

  const data = (request) =>
    fetch(request, ASKED_ANEW).catch(
      async (error) => (await copyOf(pageAddress(request.url))) || Promise.reject(error)
    );

  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  // Puts in again what was wiped; says whether it is in.
  addEventListener("message", (event) => {
    const {
      ports: [port]
    } = event;
    event.waitUntil(
      install()
        .then(activate)
        .then(
          () => port?.postMessage(true),
          () => port?.postMessage(false)
        )
    );
  });
  addEventListener("fetch", function (event) {
    const { request } = event;
    // With a hash comes only what is asked for to be kept.
    if (request.method !== "GET" || !request.url.startsWith(root) || request.integrity) return;
    if (request.headers.has("range")) event.respondWith(part(request));
    else if (request.mode === "navigate") event.respondWith(page(event));
    else if (store.isFixed(request.url)) event.respondWith(file(event));
    else event.respondWith(data(request));
  });
})();
