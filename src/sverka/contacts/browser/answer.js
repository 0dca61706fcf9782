/* What the checker answers to what was pasted: its cards, the gravest first, and what the first line says. */
(function (sverkaContacts) {
  "use strict";
  const { check, demands, things, isEmergency, regions } = sverkaContacts;

  // What weighs most comes first, and names the template that words it.
  const ORDER = [
    "denied",
    "imitation",
    "mismatch",
    "was-on-record",
    "unclear-link",
    "not-in-list",
    "unaccounted",
    "badly-written",
    "other-operator",
    "on-record",
    "in-message",
    "emergency"
  ];
  const WORDED = {
    denied: "denied",
    imitation: "imitation",
    mismatch: "mismatch",
    retired: "was-on-record",
    suspended: "was-on-record",
    expired: "was-on-record",
    forbidden: "unclear-link",
    redirector: "unclear-link",
    unlisted: "not-in-list",
    "out-of-scope": "not-in-list",
    unaccounted: "unaccounted",
    noncanonical: "badly-written",
    insecure: "badly-written",
    "other-operator": "other-operator",
    verified: "on-record",
    corroborated: "on-record"
  };
  const WANTS = ["code", "password", "card", "money", "access", "secret", "documents", "contact", "haste"];
  const DANGEROUS = ["denied", "imitation", "mismatch", "unclear-link"];
  const OFF_RECORD = [...DANGEROUS, "was-on-record", "not-in-list"];
  // What is paid to, or opens a device, whoever is on record.
  const PAYS = ["card", "account-number", "wallet", "remote-access"];
  const places = regions(window.sverkaContactsData.regions);

  /** What to show: {tone, line, wants, cards}. `line` says by name what the first line says, with what it speaks of;
      `letter` is what the pasted mark-up adds. */
  function answer(text, letter, ownHosts) {
    const segments = segmentsOf(text);
    const found = onceEach(check([...segments, ...letter.links], { ownHosts }).filter(wordingOf));
    const told = found.map(({ kind }) => kind);
    // What the finder tells by itself is not looked for again.
    const seen = things(text).filter(({ kind }) => !told.includes(kind));
    const all = [...found, ...seen.map((thing) => ({ ...thing, value: thing.raw, verdict: "unaccounted" }))];
    const isMessage = letter.asked.length > 0 || (segments[0]?.form !== "target" && saysMore(text, all));
    const cards = all.map((finding) => ({ finding, wording: worded(finding, isMessage) }));
    cards.sort((one, other) => ORDER.indexOf(one.wording) - ORDER.indexOf(other.wording));
    const wants = isMessage ? wantsOf(text, letter, cards) : [];
    return { wants, cards, ...(isMessage ? ofMessage(wants, cards) : ofContacts(cards)) };
  }

  /* A number or a name by itself is what somebody gave as a contact; a message is read as prose. */
  function segmentsOf(text) {
    const alone = text.trim();
    if (/^[\p{Nd}][\p{Nd}\s-]{1,7}$/u.test(alone)) {
      return [{ text: `tel:${alone}`, form: "target", role: "text", claimed: true }];
    }
    if (/^@[A-Za-z]\w{3,31}$/.test(alone))
      return [{ text: `tg://resolve?domain=${alone.slice(1)}`, form: "target", role: "text" }];
    return text
      .split(/\r?\n/)
      .filter((line) => line.trim())
      .map((line) => ({ text: line, form: "prose", role: "text", block: true }));
  }

  function onceEach(found) {
    const seen = new Set();
    return found.filter(function ({ kind, value, verdict, said }) {
      const key = [kind, value, verdict, said].join("\n");
      return !seen.has(key) && seen.add(key);
    });
  }

  function wordingOf({ kind, value, verdict }) {
    if (kind === "short" && isEmergency(value, places) && verdict === "unlisted") return "emergency";
    return WORDED[verdict];
  }

  /* Whether there is more than contacts: then it is a message, and no contact in it tells who sent it. */
  function saysMore(text, found) {
    const left = found.reduce((rest, { raw }) => (raw ? rest.split(raw).join(" ") : rest), text);
    return /\p{L}{3}/u.test(left) && /\S\s+\S/.test(text);
  }

  /* A contact on record proves nothing in a message. */
  function worded(finding, isMessage) {
    const wording = wordingOf(finding);
    return isMessage && ["on-record", "other-operator"].includes(wording) ? "in-message" : wording;
  }

  /* What the message asks for, the gravest first; what ordinary messages want, too, weighs beside a stranger's
     contact. */
  function wantsOf(text, letter, cards) {
    const strange = cards.some(
      ({ finding, wording }) =>
        PAYS.includes(finding.kind) ||
        DANGEROUS.includes(wording) ||
        (OFF_RECORD.includes(wording) && !["app", "short"].includes(finding.kind))
    );
    const off = cards.some(({ wording }) => OFF_RECORD.includes(wording));
    const told = demands(
      text,
      cards.some(({ finding }) => finding.kind === "code")
    );
    // What a form in a letter asks for goes to whoever wrote it.
    const found = [...letter.asked, ...told.filter(({ want }) => !letter.asked.some((field) => field.want === want))];
    const hurried = found.some(({ want }) => want === "haste");
    const wants = found.map((one) => ({
      ...one,
      grave: !one.weak || (strange && (one.want !== "contact" || hurried))
    }));
    // To get in touch is said where nothing else is wanted.
    const only = wants.every(({ want }) => want === "contact" || want === "haste");
    const counts = ({ want }) =>
      want === "contact" ? off && only : want !== "haste" || strange || wants.some(({ grave }) => grave);
    return wants.filter(counts).sort((one, other) => WANTS.indexOf(one.want) - WANTS.indexOf(other.want));
  }

  /* The first line of a message: what it wants, then where it leads. It never says that a contact is on record. */
  function ofMessage(wants, cards) {
    const has = (wordings) => cards.some(({ wording }) => wordings.includes(wording));
    const kinds = cards.map(({ finding }) => finding.kind);
    const thing = kinds.find((kind) => PAYS.includes(kind) || kind === "ussd");
    const line = [];
    if (wants.length)
      line.push({ say: wants.some(({ grave }) => grave) ? "danger" : "caution", wants: wants.map(({ want }) => want) });
    if (thing) line.push({ say: "things", thing });
    if (has(OFF_RECORD)) line.push({ say: has(DANGEROUS) ? "bad" : "strange" });
    if (!line.length && kinds.includes("code")) line.push({ say: "code" });
    if (line.length) return { line, tone: has(DANGEROUS) || line[0].say === "danger" ? "danger" : "caution" };
    return { line: [{ say: "plain" }, ...(cards.length ? [] : [{ say: "nothing" }])], tone: "plain" };
  }

  /* Nothing but contacts: what the gravest of them is. */
  function ofContacts(cards) {
    if (!cards.length) return { line: [{ say: "nothing" }], tone: "plain" };
    const [{ finding, wording }] = cards;
    const more = cards.length > 1 ? [{ say: "found", count: cards.length }] : [];
    const tone = DANGEROUS.includes(wording)
      ? "danger"
      : [...OFF_RECORD, "unaccounted", "badly-written"].includes(wording)
        ? "caution"
        : "record";
    return { line: [wording === "unaccounted" ? { thing: finding.kind } : { wording }, ...more], tone };
  }

  sverkaContacts.answer = answer;
})(window.sverkaContacts);
