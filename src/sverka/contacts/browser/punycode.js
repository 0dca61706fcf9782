/* A host name as people read it (RFC 3492): browsers show it, but no function gives it; as in hosts.py. */
(function (sverkaContacts) {
  "use strict";
  const { isAscii, known, rpartition } = sverkaContacts;
  const [BASE, MIN, MAX, SKEW, DAMP, FIRST_BIAS, FIRST] = [36, 1, 26, 38, 700, 72, 128];

  /* In small letters; a broken label stays as it is. */
  function unicodeLabel(label) {
    if (!label.startsWith("xn--") || !isAscii(label)) return label;
    const [plain, codes] = rpartition(label.slice(4), "-");
    const chars = decoded([...plain], codes);
    return chars ? known(chars.join("")).toLowerCase() : label;
  }

  function decoded(chars, codes) {
    let [code, place, bias, at] = [FIRST, 0, FIRST_BIAS, 0];
    while (at < codes.length) {
      const before = place;
      for (let [weight, step] = [1, BASE]; ; step += BASE) {
        if (at >= codes.length) return null;
        const digit = digitAt(codes, at);
        at += 1;
        if (Number.isNaN(digit)) return null;
        place += digit * weight;
        const limit = Math.min(MAX, Math.max(MIN, step - bias));
        if (digit < limit) break;
        weight *= BASE - limit;
        if (!Number.isSafeInteger(weight)) return null;
      }
      const count = chars.length + 1;
      bias = adapted(place - before, count, before === 0);
      code += Math.floor(place / count);
      place %= count;
      if (code > 0x10ffff) return null;
      chars.splice(place, 0, String.fromCodePoint(code));
      place += 1;
    }
    return chars;
  }

  /* Letters are 0 to 25, figures 26 to 35; NaN for anything else. */
  const digitAt = (codes, at) => (parseInt(codes[at], 36) + 26) % 36;

  function adapted(delta, count, isFirst) {
    let rest = Math.floor(delta / (isFirst ? DAMP : 2));
    rest += Math.floor(rest / count);
    let bias = 0;
    while (rest > ((BASE - MIN) * MAX) / 2) {
      rest = Math.floor(rest / (BASE - MIN));
      bias += BASE;
    }
    return bias + Math.floor(((BASE - MIN + 1) * rest) / (rest + SKEW));
  }

  /** The host with each A-label as people read it. */
  const unicodeHost = (host) => host.split(".").map(unicodeLabel).join(".");

  sverkaContacts.unicodeHost = unicodeHost;
})(window.sverkaContacts);
