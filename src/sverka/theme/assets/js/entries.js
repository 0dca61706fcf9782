/* What an entry of the log is, and the file that a log is taken along in. Whatever a log can hold can be written into a
   file and read again: both ask `entryOf`, and no number or length is too great for one of them alone. */
(function () {
  "use strict";
  const FORMAT = "sverka-log";
  const VERSION = 1;
  const KEYS = ["date", "channel", "number", "question", "answer", "next"];

  const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text + "T00:00Z").toJSON()?.startsWith(text);

  /* What anybody may have written: an entry as it must be, or null. */
  function entryOf(data) {
    if (!data || typeof data !== "object" || KEYS.some((key) => typeof data[key] !== "string")) return null;
    if (!isDate(data.date) || (data.next && !isDate(data.next)) || !data.question.trim()) return null;
    return Object.fromEntries(KEYS.map((key) => [key, data[key]]));
  }
  const textOf = (entry) => JSON.stringify(KEYS.map((key) => entry[key]));

  /* Entries of version 1 had no ids: what they say is their id, and how often it was said before. */
  function converted(entries) {
    const made = entries.map(entryOf);
    if (!made.every(Boolean)) return undefined;
    const times = new Map();
    return new Map(
      made.map((entry) => {
        const text = textOf(entry);
        times.set(text, (times.get(text) || 0) + 1);
        return [`1 ${times.get(text)} ${text}`, entry];
      })
    );
  }

  const fileOf = (entries) =>
    JSON.stringify({ format: FORMAT, version: VERSION, entries: entries.map(entryOf) }, null, 2) + "\n";

  /* The entries in the text of a file, or what is wrong with it: "notJson", "foreign" or the number of a bad entry. */
  function readFile(text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return { fault: "notJson" };
    }
    if (!data || data.format !== FORMAT || data.version !== VERSION || !Array.isArray(data.entries))
      return { fault: "foreign" };
    const entries = data.entries.map(entryOf);
    const wrong = entries.indexOf(null);
    return wrong < 0 ? { entries } : { fault: "faulty", n: wrong + 1 };
  }

  /* Those of `entries` that `own` has not: what is there twice, is added where it is not there twice. */
  function missing(entries, own) {
    const there = new Map();
    for (const entry of own) there.set(textOf(entry), (there.get(textOf(entry)) || 0) + 1);
    return entries.filter((entry) => {
      const left = there.get(textOf(entry)) || 0;
      if (left) there.set(textOf(entry), left - 1);
      return !left;
    });
  }

  window.sverkaLog = { KEYS, isDate, entryOf, converted, fileOf, readFile, missing };
})();
