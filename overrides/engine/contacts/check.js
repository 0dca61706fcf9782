/* The contacts in the pieces of a text, each with its verdict: what a page asks the engine for. */
(function (sverkaContacts) {
  "use strict";
  const { RecordBook, proseMentions, pathMentions, targetMentions, judge } = sverkaContacts;
  const data = window.sverkaContactsData;

  /** The findings in `segments`, in the order of the text. A segment is
      {text, form: "prose"|"target"|"path"|"string", role: "text"|"link"|"asset"|"example"|"code", label, cites, claimed}:
      `label` is the visible text of a link, `cites` the source that it quotes. A finding has kind, value, raw,
      start, end (in UTF-16 units of the segment), segment (its number), role, concealed, verdict, reason (a code),
      about (what the reason speaks of), contact (its record or null), like ({of, marked} or null) and said (what the
      text of a link names, where it leads elsewhere). `today` ("2026-11-23", the reader's own day) decides what has
      expired. */
  function check(segments, { ownHosts = [], examples = false, today = ownDay() } = {}) {
    const book = new RecordBook(data, today);
    return segments.flatMap((segment, number) =>
      eachOnce(mentionsIn(segment, book.brands)).map((mention) => {
        const { label = "", cites = "" } = segment;
        const whole = { target: "", claimed: false, ...mention, text: label, cites };
        // What somebody gave by itself was given as a contact.
        if (segment.claimed) whole.claimed = true;
        // Browsers read `https:host` as a path on the site at hand.
        if (mention.concealed === "no-slashes" && ownHosts.length) whole.value = ownHosts[0];
        const { kind, value, raw, start, end, role, concealed } = whole;
        return { kind, value, raw, start, end, segment: number, role, concealed, ...judge(whole, book, ownHosts, examples) };
      }));
  }

  function ownDay() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function mentionsIn({ text, form = "prose", role = "text" }, brands) {
    if (form === "target") return targetMentions(text, role);
    if (form === "path") return pathMentions(text, role);
    return proseMentions(text, role, brands, form === "string");
  }

  /* Sorted by place; of two that say the same of one place the first found stays. */
  function eachOnce(mentions) {
    const kept = new Set();
    const last = new Map();
    const ordered = mentions.map((mention, index) => ({ mention, index }));
    ordered.sort((one, other) => one.mention.start - other.mention.start || one.index - other.index);
    for (const entry of ordered) {
      const key = `${entry.mention.kind} ${entry.mention.value}`;
      const before = last.get(key);
      if (before && entry.mention.start < before.mention.end) {
        if (before.index < entry.index) continue;
        kept.delete(before);
      }
      kept.add(entry);
      last.set(key, entry);
    }
    const result = Array.from(kept, (entry) => entry.mention);
    return result.sort((one, other) => one.start - other.start || one.end - other.end);
  }

  Object.assign(sverkaContacts, { check, ownDay });
})(window.sverkaContacts);
