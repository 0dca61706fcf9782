/* Pieces of text that a reader sees as one: blocks that hold nothing but digits; as in segment.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, known, after } = sverkaContacts;
  const { LONGEST_JOINED, ENDS_IN_DIGITS, BEGINS_WITH_DIGITS, LETTER } = constants("segment");
  const isWithin = (text, count) => after(text, 0, count).length === text.length;

  /** The segments, blocks of bare digits joined to digits of the block beside them; `parts` are those that a
      segment is made of: their number, and where in its text they begin. */
  function joined(segments) {
    const made = [];
    let pending = null;
    let last = ""; // the block that was joined last
    segments.forEach((segment, number) => {
      const whole = { ...segment, parts: [{ number, at: 0 }] };
      if (!segment.block) {
        made.push(whole);
        return;
      }
      if (pending && isWithin(pending.text + segment.text, LONGEST_JOINED) && isOneNumber(last, known(segment.text))) {
        pending.parts.push({ number, at: pending.text.length + 1 });
        pending.text += `\n${segment.text}`;
      } else {
        if (pending) made.push(pending);
        pending = whole;
      }
      last = known(segment.text);
    });
    return pending ? [...made, pending] : made;
  }

  function isOneNumber(one, other) {
    if (!ENDS_IN_DIGITS.search(one.slice(-50)) || !BEGINS_WITH_DIGITS.match(other)) return false;
    return !(LETTER.search(one) && LETTER.search(other));
  }

  /** A finding in a joined segment with the number of the segment in which it begins, and its place from there. */
  function placed(finding, { parts, form = "prose" }) {
    const part = parts.findLast(({ at }) => at <= finding.start);
    const apart =
      parts.some(({ at }) => finding.start < at && at < finding.end) && (form === "prose" || form === "string");
    return {
      ...finding,
      segment: part.number,
      start: finding.start - part.at,
      end: finding.end - part.at,
      concealed: finding.concealed || (apart ? "split-markup" : "")
    };
  }

  Object.assign(sverkaContacts, { joined, placed });
})(window.sverkaContacts);
