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
  const FORMAT = "sverka-log";
  const VERSION = 1;
  const KEYS = ["date", "channel", "number", "question", "answer", "next"];
  const MOST = { bytes: 5_000_000, entries: 5_000, signs: 5_000 };

  let entries = [];
  let edited = null;
  let removed = null;

  // The day where the reader is, as a date field writes it.
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text + "T00:00Z").toJSON()?.startsWith(text);
  const written = (day) => (words.dateOrder === "dmy" ? day.split("-").reverse().join(".") : day);
  const isOverdue = (entry) => entry.next && entry.next < today();
  const same = (one, other) => KEYS.every((key) => one[key] === other[key]);

  /* What anybody may have written: an entry as it must be, or null. */
  function entryOf(data) {
    if (
      !data ||
      typeof data !== "object" ||
      KEYS.some((key) => typeof data[key] !== "string" || data[key].length > MOST.signs)
    )
      return null;
    if (!isDate(data.date) || (data.next && !isDate(data.next)) || !data.question.trim()) return null;
    return Object.fromEntries(KEYS.map((key) => [key, data[key]]));
  }

  function changed() {
    entries.sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0));
    list.replaceChildren(...entries.map(item));
    const late = entries.filter(isOverdue).length;
    count.textContent = entries.length
      ? [fill(words.count, { n: entries.length }), late && fill(words.overdueCount, { n: late })]
          .filter(Boolean)
          .join(" ")
      : words.none;
    undo.hidden = !removed;
  }

  function day(time, value) {
    time.dateTime = value;
    time.textContent = written(value);
  }

  function item(entry) {
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
    part("[data-does=edit]").addEventListener("click", () => edit(entry));
    part("[data-does=remove]").addEventListener("click", () => remove(entry));
    return made;
  }

  function focusOn(entry) {
    (list.children[entries.indexOf(entry)] ?? find("#log-entries-title")).focus();
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
    complain(date, "");
    complain(question, "");
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
    const said = edited ? words.changed : words.added;
    entries = [...entries.filter((other) => other !== edited), entry];
    clear();
    tool.update();
    focusOn(entry);
    return say(said);
  });

  function edit(entry) {
    clear();
    edited = entry;
    // What the list of channels no longer has stays what it was.
    if (!CHANNELS.has(entry.channel)) channel.add(new Option(entry.channel, entry.channel));
    for (const key of KEYS) form.elements[key].value = entry[key];
    form.querySelector("[type=submit]").textContent = words.save;
    form.querySelector("[data-does=cancel]").hidden = false;
    date.focus();
  }

  function remove(entry) {
    if (edited === entry) clear();
    removed = entry;
    entries = entries.filter((other) => other !== entry);
    tool.update();
    undo.firstElementChild.focus();
    say(words.removed);
  }

  undo.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    const entry = removed;
    removed = null;
    entries = [...entries, entry];
    tool.update();
    focusOn(entry);
    say(words.restored);
  });

  /* Files */

  function faultOf(data) {
    if (!data || data.format !== FORMAT || data.version !== VERSION || !Array.isArray(data.entries))
      return words.foreign;
    const wrong = data.entries.findIndex((entry) => !entryOf(entry));
    if (wrong >= 0) return fill(words.faulty, { n: wrong + 1 });
    return data.entries.length > MOST.entries ? words.foreign : "";
  }

  async function load(chosen) {
    let data;
    try {
      if (chosen.size > MOST.bytes) return words.foreign;
      data = JSON.parse(await chosen.text());
    } catch {
      return words.notJson;
    }
    const fault = faultOf(data);
    if (fault) return fault;
    const added = [];
    for (const entry of data.entries.map(entryOf)) {
      if (![...entries, ...added].some((other) => same(entry, other))) added.push(entry);
    }
    entries = [...entries, ...added];
    tool.update();
    say(fill(words.imported, { n: added.length, m: data.entries.length - added.length }));
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
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
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
    const dated = entries.filter((entry) => entry.next);
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
    if (!entries.length) return wipe();
    dialog.querySelector("[data-part=lost]").textContent = fill(words.lost, { n: entries.length });
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
    read: () => entries,
    write: (stored) => {
      entries = Array.isArray(stored) ? stored.map(entryOf).filter(Boolean) : [];
    },
    empty: () => {
      entries = [];
      removed = null;
      clear();
      complain(file, "");
    },
    beforeWipe: ask,
    actions: {
      export: () =>
        tool.save(
          "log.json",
          "application/json",
          JSON.stringify({ format: FORMAT, version: VERSION, entries }, null, 2) + "\n"
        ),
      ics: calendar
    }
  });
  clear();
})();
