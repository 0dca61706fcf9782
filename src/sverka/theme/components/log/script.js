/* A private log of the reader's own requests over all channels: entries, a file to take along, dates for a calendar.
   Kept in this browser only where the reader says so. */
(function () {
  "use strict";
  const log = document.getElementById("log");
  const tool = window.sverkaTool;
  if (!log || !tool) return;
  const { fill, say } = tool;
  const words = log.dataset;
  const find = (selector) => log.querySelector(selector);
  const [form, list, count, undo, dialog, file] = [
    "form",
    ".sv-log__list",
    ".sv-log__count",
    ".sv-log__undo",
    "dialog",
    "#log-file"
  ].map(find);
  const { date, channel, number, question, answer, next } = form.elements;
  const CHANNELS = new Map(Array.from(channel.options, (option) => [option.value, option.text]));
  const { KEYS, isDate, entryOf, converted, fileOf, readFile, missing } = window.sverkaLog;
  const { newId } = window.sverkaKeeping;

  const entries = new Map(); // id → entry
  const items = new WeakMap(); // entry → how it is shown
  let sorted = []; // ids, the newest day first
  let edited = null; // an id
  let removed = null; // [id, entry]

  // The day where the reader is, as a date field writes it.
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const written = (day) => (words.dateOrder === "dmy" ? day.split("-").reverse().join(".") : day);
  const isOverdue = (entry) => entry.next && entry.next < today();

  function changed() {
    const before = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
    sorted = Array.from(entries.keys()).sort(
      (one, other) => before(entries.get(other).date, entries.get(one).date) || before(one, other)
    );
    const shown = new Set(sorted.map(item));
    for (const old of Array.from(list.children)) if (!shown.has(old)) old.remove();
    // What is in its place is left there, and with it the focus.
    let next = list.firstElementChild;
    for (const one of shown) {
      if (one === next) next = next.nextElementSibling;
      else list.insertBefore(one, next);
    }
    const late = Array.from(entries.values()).filter(isOverdue).length;
    count.textContent = entries.size
      ? [fill(words.count, { n: entries.size }), late && fill(words.overdueCount, { n: late })]
          .filter(Boolean)
          .join(" ")
      : words.none;
    undo.hidden = !removed;
  }

  function place(changes) {
    for (const [id, entry] of changes) {
      if (entry) entries.set(id, entry);
      else entries.delete(id);
    }
    changed();
  }

  /* Puts entries on the page, then into what the browser remembers; says `done` once it is sure, and where nothing is
     remembered, `shown`. Without an entry the one of that id is removed. */
  async function put(changes, done, shown = done) {
    place(changes);
    const outcome = await tool.put(changes);
    if (outcome === "kept") say(done);
    else if (outcome === "both") say(words.both);
    else if (outcome === "off") say(shown);
  }

  function day(time, value) {
    time.dateTime = value;
    time.textContent = written(value);
  }

  function item(id) {
    const entry = entries.get(id);
    if (!items.has(entry)) items.set(entry, itemOf(id, entry));
    return items.get(entry);
  }

  function itemOf(id, entry) {
    const made = find("[data-entry]").content.firstElementChild.cloneNode(true);
    const part = (selector) => made.querySelector(selector);
    day(part("time"), entry.date);
    part("[data-part=channel]").textContent = CHANNELS.get(entry.channel) ?? entry.channel;
    part("[data-part=number]").textContent = entry.number && "№ " + entry.number;
    part(".sv-entry__question").textContent = entry.question;
    part(".sv-entry__answer").textContent = entry.answer;
    if (entry.next) {
      part(".sv-entry__next span").textContent = words.check;
      day(part(".sv-entry__next time"), entry.next);
      part(".sv-entry__late").hidden = !isOverdue(entry);
      made.classList.toggle("sv-entry--late", isOverdue(entry));
    } else part(".sv-entry__next").remove();
    for (const hidden of made.querySelectorAll(".sv-hidden"))
      hidden.textContent = ` ${written(entry.date)}, ${entry.question.slice(0, 60)}`;
    part("[data-does=edit]").addEventListener("click", () => edit(id));
    part("[data-does=remove]").addEventListener("click", () => remove(id));
    return made;
  }

  function focusOn(id) {
    (list.children[sorted.indexOf(id)] ?? find("#log-entries-title")).focus();
  }

  /* The form */

  function complain(field, text) {
    document.getElementById(field.getAttribute("aria-describedby")).textContent = text;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function clear() {
    form.reset();
    date.value = today();
    edited = null;
    for (const field of [date, question, next]) complain(field, "");
    form.querySelector("[type=submit]").textContent = words.add;
    form.querySelector("[data-does=cancel]").hidden = true;
  }

  form.querySelector("[data-does=cancel]").addEventListener("click", () => {
    clear();
    date.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    complain(date, isDate(date.value) ? "" : words.needDate);
    complain(question, question.value.trim() ? "" : words.needQuestion);
    complain(next, !next.value || isDate(next.value) ? "" : words.needDate);
    const wrong = form.querySelector("[aria-invalid]");
    if (wrong) return wrong.focus();
    const values = [
      date.value,
      channel.value,
      number.value.trim(),
      question.value.trim(),
      answer.value.trim(),
      next.value
    ];
    const entry = Object.fromEntries(KEYS.map((key, at) => [key, values[at]]));
    const id = edited ?? newId();
    const done = edited ? words.changed : words.added;
    clear();
    put([[id, entry]], done, words.shown);
    return focusOn(id);
  });

  function edit(id) {
    const entry = entries.get(id);
    clear();
    edited = id;
    // What the list of channels no longer has stays what it was.
    if (!CHANNELS.has(entry.channel)) channel.add(new Option(entry.channel, entry.channel));
    for (const key of KEYS) form.elements[key].value = entry[key];
    form.querySelector("[type=submit]").textContent = words.save;
    form.querySelector("[data-does=cancel]").hidden = false;
    date.focus();
  }

  function remove(id) {
    if (edited === id) clear();
    removed = [id, entries.get(id)];
    put([[id]], words.removed);
    undo.firstElementChild.focus();
  }

  undo.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    const back = removed;
    removed = null;
    put([back], words.restored, words.shown);
    focusOn(back[0]);
  });

  /* Files */

  async function load(chosen) {
    const { fault, n, entries: loaded } = readFile(await chosen.text().catch(() => ""));
    if (fault) return fill(words[fault], { n });
    const added = missing(loaded, entries.values());
    put(
      added.map((entry) => [newId(), entry]),
      fill(words.imported, { n: added.length, m: loaded.length - added.length })
    );
    return "";
  }

  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    complain(file, await load(file.files[0]));
    file.value = "";
  });

  /* iCalendar, RFC 5545: an event of a day for each date to look for an answer; lines of 75 octets at most. */
  function folded(line) {
    const parts = [""];
    for (const sign of line) {
      const room = parts.length > 1 ? 74 : 75;
      if (new TextEncoder().encode(parts.at(-1) + sign).length > room) parts.push("");
      parts[parts.length - 1] += sign;
    }
    return parts.join("\r\n ");
  }
  /* A line is broken by CRLF alone, whichever sign a program may take for a line break. */
  const BREAK = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/g;
  const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g;
  const escaped = (text) =>
    text
      .replace(BREAK, "\n")
      .replace(CONTROL, "")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n");
  const short = (day) => day.replace(/-/g, "");

  function event(entry, at) {
    const after = new Date(Date.parse(entry.next) + 86_400_000).toJSON().slice(0, 10);
    const summary = [words.check, entry.number && "№ " + entry.number, entry.question].filter(Boolean).join(" ");
    return [
      "BEGIN:VEVENT",
      `UID:${short(entry.date)}-${at}-${short(entry.next)}@sverka`,
      `DTSTAMP:${short(entry.date)}T000000Z`,
      `DTSTART;VALUE=DATE:${short(entry.next)}`,
      `DTEND;VALUE=DATE:${short(after)}`,
      folded(`SUMMARY:${escaped(summary)}`),
      "END:VEVENT"
    ];
  }

  function calendar() {
    const dated = sorted.map((id) => entries.get(id)).filter((entry) => entry.next);
    if (!dated.length) return say(words.noDates);
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Sverka//Log//EN",
      ...dated.flatMap(event),
      "END:VCALENDAR",
      ""
    ];
    return tool.save("log.ics", "text/calendar", lines.join("\r\n"));
  }

  /* Wiping: says first what is lost. */
  function ask(wipe) {
    if (!entries.size) return wipe();
    dialog.querySelector("[data-part=lost]").textContent = fill(words.lost, { n: entries.size });
    dialog.showModal();
    dialog.onclick = ({ target }) => {
      const does = target.closest("[data-does]")?.dataset.does;
      if (does) dialog.close();
      if (does === "wipe-now") wipe();
    };
    return undefined;
  }

  log.hidden = false;
  tool.start({
    file: "log",
    onChange: changed,
    records: {
      keepsBoth: true,
      all: () => entries,
      isKnown: entryOf,
      convert: converted,
      show: (news) => {
        // What is being written over an entry that has changed goes beside it.
        if (news.get(edited)) edited = newId();
        place(news);
      },
      empty: () => {
        entries.clear();
        removed = null;
        clear();
        complain(file, "");
      }
    },
    beforeWipe: ask,
    actions: {
      export: () => tool.save("log.json", "application/json", fileOf(sorted.map((id) => entries.get(id)))),
      ics: calendar
    }
  });
  clear();
})();
