/* How far a text is from a name: optimal string alignment, whole or of the nearest part; as in alignment.py. */
(function (sverkaContacts) {
  "use strict";

  /** Align `name` with all of `text`, or with the `part` nearest to it; both are arrays of characters.
      `distance` edits turn `text[start:end]` into the name; `differing` are the places that no letter of it
      accounts for. */
  function align(text, name, part) {
    const rows = [Uint32Array.from({ length: text.length + 1 }, (_, at) => (part ? 0 : at))];
    for (let row = 1; row <= name.length; row += 1) {
      const above = rows[row - 1];
      const twoAbove = rows[row - 2];
      const current = new Uint32Array(text.length + 1);
      current[0] = row;
      for (let at = 1; at <= text.length; at += 1) {
        let cost = Math.min(
          above[at] + 1,
          current[at - 1] + 1,
          above[at - 1] + (text[at - 1] === name[row - 1] ? 0 : 1)
        );
        if (row > 1 && at > 1 && swapped(text, name, row, at)) cost = Math.min(cost, twoAbove[at - 2] + 1);
        current[at] = cost;
      }
      rows.push(current);
    }
    const last = rows[name.length];
    let end = text.length;
    if (part) {
      end = 0;
      for (let at = 1; at < last.length; at += 1) if (last[at] < last[end]) end = at;
    }
    return { distance: last[end], end, ...traced(rows, text, name, end, part) };
  }

  const swapped = (text, name, row, at) => text[at - 1] === name[row - 2] && text[at - 2] === name[row - 1];

  /* Walk back from `end`: where the alignment begins, and the places of `text` that differ. */
  function traced(rows, text, name, end, part) {
    let row = name.length;
    let at = end;
    const differing = [];
    while (row || (at && !part)) {
      const here = rows[row][at];
      const differs = row && at && text[at - 1] !== name[row - 1] ? 1 : 0;
      if (row && at && here === rows[row - 1][at - 1] + differs) {
        if (differs) differing.push(at - 1);
        row -= 1;
        at -= 1;
      } else if (row > 1 && at > 1 && swapped(text, name, row, at) && here === rows[row - 2][at - 2] + 1) {
        differing.push(at - 1, at - 2);
        row -= 2;
        at -= 2;
      } else if (at && here === rows[row][at - 1] + 1) {
        differing.push(at - 1);
        at -= 1;
      } else {
        row -= 1;
      }
    }
    return { start: at, differing: differing.sort((one, other) => one - other) };
  }

  /** Whether one edit at most turns the string `one` into `other`. */
  function oneEditApart(one, other) {
    // One character has two units at most.
    if (Math.abs(one.length - other.length) > 2) return false;
    const [long, short] = [[...one], [...other]].sort((a, b) => b.length - a.length);
    if (long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && long[at] === short[at]) at += 1;
    const rest = (letters, from) => letters.slice(from).join("");
    if (long.length > short.length) return rest(long, at + 1) === rest(short, at);
    if (rest(long, at + 1) === rest(short, at + 1)) return true;
    return long[at] === short[at + 1] && long[at + 1] === short[at] && rest(long, at + 2) === rest(short, at + 2);
  }

  Object.assign(sverkaContacts, { align, oneEditApart });
})(window.sverkaContacts);
