/* What tools keep in this browser where the reader says so: the records of each tool by id, in IndexedDB. There tabs
   take turns, a change is made whole or not at all, and what is told as done lies on the disk. Kept is only what was
   read back. What a newer version wrote is left alone: the database is then one that this script cannot open. */
(function () {
  "use strict";
  const FORMAT = 1; // of the records
  const STORE = "records"; // [tool, id] → { changed, data }, [tool] → true while the tool remembers
  const BELL = "sverka-kept"; // rings in other tabs, holds nothing
  const PATIENCE = 10_000; // milliseconds; some browsers never answer, and another tab may hold everything up

  const { newId } = window.sverkaKeeping;

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const late = () =>
    new Promise((_, reject) => {
      setTimeout(reject, PATIENCE, new Error("no answer"));
    });

  let opened;
  async function opening() {
    const request = indexedDB.open("sverka", FORMAT);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await Promise.race([answer(request), late()]);
    // A newer version may come in at any time, and a reader may clear everything.
    database.onversionchange = () => {
      database.close();
      opened = undefined;
    };
    database.onclose = () => {
      opened = undefined;
    };
    return database;
  }
  function open() {
    opened ||= opening().catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  /* Runs `work` in one transaction; resolves when it lies on the disk, rejects with the reason when none of it does. */
  async function run(mode, work) {
    const begin = async () => (await open()).transaction(STORE, mode, { durability: "strict" });
    const transaction = await begin().catch((error) => {
      if (error.name !== "InvalidStateError") throw error;
      opened = undefined; // the browser closed it without a word
      return begin();
    });
    let failure;
    const abort = () => {
      try {
        transaction.abort();
      } catch {
        /* it has ended by itself */
      }
    };
    const patience = setTimeout(abort, PATIENCE);
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error || failure || new Error("called off"));
    }).finally(() => clearTimeout(patience));
    ended.catch(() => {});
    let result;
    try {
      result = await work(transaction.objectStore(STORE));
    } catch (error) {
      failure = error;
      abort();
    }
    await ended;
    if (failure) throw failure;
    return result;
  }

  // A browser without localStorage has no bell; a tab then looks when it is looked at.
  function ring() {
    try {
      localStorage.setItem(BELL, newId());
      localStorage.removeItem(BELL);
    } catch {
      /* as said */
    }
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  window.sverkaKept = function (tool) {
    const all = () => IDBKeyRange.bound([tool], [tool, []]);

    /* Whether the tool remembers, and its records: id → { changed, data }. */
    const read = () =>
      run("readonly", async (store) => {
        const [keys, values] = await Promise.all([answer(store.getAllKeys(all())), answer(store.getAll(all()))]);
        const records = new Map(keys.map(([, id], at) => [id, values[at]]));
        return { isOn: records.delete(undefined), records };
      });

    /* Makes one change: of id, data or nothing to remove it, and the time of the record that the change rests on;
       without such a time whatever is there is replaced. A record that was changed since stays, and the data goes
       beside it. Resolves to id → the id and time it was kept under; to nothing where the tool does not remember. */
    async function change(changes, { begin = false } = {}) {
      const changed = newId();
      const kept = await run("readwrite", async (store) => {
        if (begin) store.put(true, [tool]);
        else if (!(await answer(store.get([tool])))) return undefined;
        const found = await Promise.all(changes.map(([id]) => answer(store.get([tool, id]))));
        return new Map(
          changes.map(([id, data, base], at) => {
            const there = found[at];
            const isFree = !there || base === undefined || there.changed === base || same(there.data, data);
            const to = isFree || data === undefined ? id : newId();
            if (data !== undefined) store.put({ changed, data }, [tool, to]);
            else if (isFree) store.delete([tool, id]);
            return [id, { id: to, changed, isFree }];
          })
        );
      });
      ring();
      if (kept && !(await areThere(changes, kept))) throw new Error("not read back");
      return kept;
    }

    function areThere(changes, kept) {
      const expected = changes.filter(([, data]) => data !== undefined).map(([id]) => [tool, kept.get(id).id]);
      return run("readonly", async (store) => {
        const found = await Promise.all(expected.map((key) => answer(store.count(key))));
        return found.every(Boolean);
      });
    }

    /* All of it, or all but the records `spared`. */
    async function forget(spared = []) {
      await run("readwrite", async (store) => {
        const there = await Promise.all(spared.map((id) => answer(store.get([tool, id]))));
        store.delete(all());
        there.forEach((record, at) => record && store.put(record, [tool, spared[at]]));
      });
      ring();
    }

    /* Takes over what an earlier version kept (`earlier`, below); what has changed since is not undone. */
    async function takeOver({ key, text, records }) {
      const { records: there } = await read();
      const missing = Array.from(records, ([id, data]) => [id, data, null]).filter(([id]) => !there.has(id));
      await change(missing, { begin: true });
      if (localStorage.getItem(key) === text) localStorage.removeItem(key);
    }

    return { read, change, forget, takeOver };
  };

  /* What an earlier version kept in localStorage under `key`, if anything. `convert` makes records of it, id → data, or
     nothing where it does not understand all of it. */
  window.sverkaKept.earlier = function (key, convert) {
    let text = null;
    try {
      text = localStorage.getItem(key);
      return text === null ? undefined : { key, text, records: convert(JSON.parse(text)) };
    } catch {
      return text === null ? undefined : { key, text };
    }
  };
  /* Calls `look` when another tab has changed something, or may have. */
  window.sverkaKept.watch = function (look) {
    addEventListener("storage", ({ key, newValue }) => key === BELL && newValue && look());
    addEventListener("pageshow", ({ persisted }) => persisted && look());
    document.addEventListener("visibilitychange", () => document.hidden || look());
  };
})();
