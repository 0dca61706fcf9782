/* What a browser keeps of the site: for each build a set of caches, filled file by file, each held against its hash.
   Used by the worker, which keeps what every reader needs, and by the page where a reader chooses more. */
(function () {
  "use strict";
  const AT_ONCE = 6;

  /* `root` is the address of the site; the names of its caches begin with it, because sites may share an origin. */
  self.sverkaStore = function (root) {
    const prefix = `sverka ${root} `;
    const STATE = prefix + "state";
    const notes = (name) => `${root}assets/offline/${name}`; // addresses of no file

    async function read(cacheName, name) {
      const found = await caches.match(notes(name), { cacheName });
      return found && found.json();
    }
    async function write(cacheName, name, data) {
      const cache = await caches.open(cacheName);
      return cache.put(notes(name), new Response(JSON.stringify(data)));
    }

    /* Whether the address says what the content is: such a file is the same in every build that names it. */
    const isFixed = (address) => address.startsWith(root + "assets/") || address.includes("?");

    /* Puts `files`, each [URL, hash, bytes], into a cache: all of them, or the cache is gone again. Whoever
       fills the same one meanwhile is waited for; a browser without locks is asked at the end whether all of it is
       there. */
    async function fill(...work) {
      if (!navigator.locks) return fillNow(...work);
      return navigator.locks.request(work[0], () => fillNow(...work));
    }
    async function fillNow(cacheName, files, told = () => {}) {
      if (await read(cacheName, "complete")) return;
      const waiting = [...files];
      let bytes = 0;
      async function next(cache) {
        for (let file; (file = waiting.shift()); ) {
          const [url, integrity, size] = file;
          const address = new URL(url, root).href;
          const known = isFixed(address) && (await caches.match(address, { ignoreVary: true }));
          const answer =
            known || (await fetch(address, { integrity, cache: isFixed(address) ? "default" : "no-cache" }));
          if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
          // A page may not be answered with what another address led to.
          await cache.put(address, answer.redirected ? new Response(answer.body, answer) : answer);
          told((bytes += size));
        }
      }
      let runs = [];
      try {
        const cache = await caches.open(cacheName);
        runs = Array.from({ length: AT_ONCE }, () => next(cache));
        await Promise.all(runs);
        // Into this cache and no other of its name: one that was removed meanwhile is not complete.
        await cache.put(notes("complete"), new Response("true"));
        if (!(await read(cacheName, "complete"))) throw new Error("removed meanwhile");
      } catch (error) {
        waiting.length = 0;
        await Promise.allSettled(runs); // a file that is still on its way must not come after the end
        await caches.delete(cacheName);
        throw error;
      }
    }

    /* The names of the caches of this site whose build is one that `isMeant`. */
    async function names(isMeant = () => true) {
      const own = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== STATE);
      return own.filter((name) => isMeant(name.slice(prefix.length).split(" ")[0]));
    }

    return {
      fill,
      isFixed,
      names,
      isComplete: (cacheName) => read(cacheName, "complete"),
      /* The cache of one part of a build; without a part, that of what every reader needs. */
      cacheName: (build, part) => prefix + (part ? `${build} ${part}` : build),
      partOf: (cacheName) => cacheName.slice(prefix.length).split(" ")[1],
      /* Which build is in use, and which one was before. */
      state: () => read(STATE, "state"),
      setState: (state) => write(STATE, "state", state),
      wipe: async () => Promise.all([...(await names()), STATE].map((name) => caches.delete(name)))
    };
  };
})();
