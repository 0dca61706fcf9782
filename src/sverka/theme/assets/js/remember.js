/* What a private tool has on its page, and what the browser remembers of it: nothing, unless the reader says so. Each
   change is told with what came of it: "kept" once it was read back, "both" where another tab had changed the same and
   both stay, "off" where nothing is remembered, else "full", "refused" or "foreign" (of a newer version, or damaged).
   What could not be kept stays on the page and is tried again with the next change. */
(function () {
  "use strict";
  const { earlier, watch } = window.sverkaKept;
  const OUTCOMES = { VersionError: "foreign", QuotaExceededError: "full" };
  const outcomeOf = (error) => OUTCOMES[error?.name] || "refused";

  /* `tool` names the records; `all` makes those of the page, id → data; `isKnown` says of data whether the tool can
     read it; `show` puts records of another tab or an earlier day on the page, and takes off those without data; `told`
     hears of what nobody on this page did; with `keepsBoth` no change replaces one that this page has not seen. */
  window.sverkaRemember = function ({ tool, all, isKnown, show, told, keepsBoth = false }) {
    const kept = window.sverkaKept(tool);
    const times = new Map(); // id → when what is remembered was changed, as far as this page knows
    const waiting = new Map(); // id → data that is not kept yet, undefined where it was removed
    const unread = new Set(); // ids of records that this page cannot read, and leaves alone
    let old; // where an earlier version kept what this page cannot read
    let isOn = false;
    let outcome = "off";
    let turn = Promise.resolve();

    // One thing at a time, so that no page is shown what it has changed since.
    function queue(work) {
      turn = turn.then(work).catch((error) => {
        outcome = outcomeOf(error);
        return outcome;
      });
      return turn;
    }

    function forgotten() {
      isOn = false;
      times.clear();
      waiting.clear();
      return (outcome = "off");
    }

    async function write(begin) {
      if (!isOn && !begin) return forgotten();
      if (!waiting.size && !begin) return outcome;
      const taken = new Map(waiting);
      const changes = Array.from(taken, ([id, data]) => [id, data, keepsBoth ? times.get(id) || null : undefined]);
      if (changes.some(([id]) => unread.has(id))) return (outcome = "foreign");
      const result = await kept.change(changes, { begin });
      if (!result) return forgotten();
      isOn = true;
      for (const [id, data] of taken) {
        if (waiting.get(id) === data) waiting.delete(id);
        const { id: to, changed, isFree } = result.get(id);
        if (isFree && data === undefined) times.delete(id);
        else if (isFree) times.set(to, changed);
      }
      outcome = "kept";
      if (Array.from(result.values()).every(({ isFree }) => isFree)) return outcome;
      await look();
      return (outcome = "both");
    }

    /* Shows what is remembered and not yet here. */
    async function look() {
      const { isOn: on, records } = await kept.read();
      if (!on) return forgotten();
      const news = new Map();
      for (const [id, { changed, data }] of records) {
        if (times.get(id) === changed || waiting.has(id)) continue;
        if (!isKnown(data)) unread.add(id);
        else {
          unread.delete(id);
          times.set(id, changed);
          news.set(id, data);
        }
      }
      for (const id of Array.from(times.keys())) {
        if (records.has(id) || waiting.has(id)) continue;
        times.delete(id);
        news.set(id, undefined);
      }
      if (news.size) show(news);
      return outcome;
    }

    async function lookAgain() {
      if (!isOn) return outcome;
      const before = outcome;
      try {
        await look();
        await write();
      } catch (error) {
        outcome = outcomeOf(error);
      }
      if (outcome !== before) told(outcome);
      return outcome;
    }

    /* A page that is left takes what waits to the next one: a transaction would end with the page. */
    const LEFT = `sverka-left ${tool} `;
    const leftKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(LEFT));
    const removeLeft = (keys) => {
      for (const key of keys) localStorage.removeItem(key);
    };
    let own;
    addEventListener("pagehide", () => {
      if (!isOn || !waiting.size) return;
      own = LEFT + window.sverkaKeeping.newId();
      const left = Array.from(waiting, ([id, data]) => ({ id, data, time: times.get(id) }));
      try {
        localStorage.setItem(own, JSON.stringify(left));
      } catch {
        /* it was never said to be kept */
      }
    });
    addEventListener("pageshow", ({ persisted }) => persisted && own && localStorage.removeItem(own));

    function read(text) {
      try {
        return JSON.parse(text);
      } catch {
        return []; // nobody of ours wrote it
      }
    }

    /* Takes over what waited on pages that were left, but for what has been replaced since. */
    function takeLeft(keys, records) {
      const left = new Map();
      for (const key of keys.sort()) {
        for (const { id, data, time } of read(localStorage.getItem(key))) {
          if (!keepsBoth && records.get(id)?.changed > key.slice(LEFT.length)) continue;
          left.set(id, data);
          if (time) times.set(id, time);
        }
      }
      for (const [id, data] of left) waiting.set(id, data);
      if (left.size) show(left);
    }

    /* Shows what is remembered from earlier days; `key` and `convert` say where the version before kept it. */
    const start = (key, convert) =>
      queue(async () => {
        const found = earlier(key, convert);
        let failed;
        old = found && !found.records && key;
        if (found?.records) {
          show(found.records);
          await kept.takeOver(found).catch((error) => {
            failed = outcomeOf(error); // it is on the page, and still where it was
          });
        }
        const { isOn: on, records } = await kept.read();
        const left = leftKeys();
        isOn = on;
        outcome = on ? "kept" : "off";
        if (on) {
          takeLeft(left, records);
          await look();
          await write();
        } else for (const id of records.keys()) unread.add(id);
        removeLeft(left);
        return failed || (old || unread.size ? "foreign" : outcome);
      });

    /* Forgets what this page can read, or with `everything` all there is. */
    const end = (everything) =>
      queue(async () => {
        await kept.forget(everything ? [] : Array.from(unread));
        if (everything) {
          unread.clear();
          if (old) localStorage.removeItem(old);
          old = "";
        }
        removeLeft(leftKeys());
        forgotten();
        return old || unread.size ? "foreign" : outcome;
      });

    watch(() => queue(lookAgain));
    return {
      start,
      end,
      isOn: () => isOn,
      /* Changes records, id → data, undefined to remove one; resolves to what came of it. */
      put(changes) {
        for (const [id, data] of changes) waiting.set(id, data);
        return queue(() => write(false));
      },
      /* Remembers all that is on the page. */
      begin() {
        for (const [id, data] of all()) waiting.set(id, data);
        return queue(() => write(true));
      }
    };
  };
})();
