/* The contacts in the pieces of a text, each with its verdict: what a page asks the engine for. */
(function (sverkaContacts) {
  "use strict";
  const { RecordBook, joined, placed, proseMentions, regions, targetMentions, unwanted, judge } = sverkaContacts;
  const data = window.sverkaContactsData;

  /** The findings in `segments`, in the order of the text. A segment is
      {text, form: "prose"|"target"|"path"|"string", role: "text"|"link"|"asset"|"example"|"code", label, cites,
      claimed, block}: `label` is the visible text of a link, `cites` the source that it quotes, a `block` is a line or
      a paragraph. `policy` is "strict" or "reader"; `known` are spellings of digits on record. A finding has kind,
      value, raw, start, end (in UTF-16 units of the segment), segment (its number), role, concealed, verdict,
      reason (a code), about (what the reason speaks of), contact (its record or null), like ({of, marked} or null)
      and said (what the text of a link names, where it leads elsewhere). `today` ("2026-11-23", the reader's own
      day) decides what has expired. */
  function check(segments, { policy = "reader", ownHosts = [], examples = false, today = ownDay(), known = [] } = {}) {
    const book = new RecordBook(data, today);
    const reading = {
      policy,
      brands: book.brands,
      places: regions(data.regions),
      known: new Set(known),
      onRecord: new Set(data.onRecord)
    };
    return joined(segments).flatMap((segment) =>
      eachOnce(mentionsIn(segment, reading)).map((mention) => {
        const { label = "", cites = "" } = segment;
        const whole = { target: "", claimed: false, ...placed(mention, segment), text: label, cites };
        // What somebody gave by itself was given as a contact.
        if (segment.claimed) whole.claimed = true;
        // Browsers read `https:host` as a path on the site at hand.
        if (mention.concealed === "no-slashes" && ownHosts.length) whole.value = ownHosts[0];
        const { kind, value, raw, start, end, segment: number, role, concealed } = whole;
        return {
          kind,
          value,
          raw,
          start,
          end,
          segment: number,
          role,
          concealed,
          ...judge(whole, book, ownHosts, examples, reading)
        };
      })
    );
  }

  function ownDay() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
  }

  /* As in search.py. */
  function mentionsIn({ text, form = "prose", role = "text" }, reading) {
    if (form !== "target") return proseMentions(text, role, reading, form === "string" || form === "path");
    return [
      ...targetMentions(text, role, reading.places),
      ...(reading.policy === "strict" ? unwanted(text, role) : [])
    ];
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
