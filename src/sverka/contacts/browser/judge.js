/* What the record says of a mention: the verdict, and why as a code; as in judge.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants,
    isIdentifier,
    isReserved,
    imitated,
    forbidden,
    slips,
    textSaysOtherwise,
    embeddedHost,
    leadsOn,
    rpartition
  } = sverkaContacts;
  const { LADDER } = constants("judge");
  const { PUBLISHED, NOT_GENUINE } = constants("registry");
  const UNACCOUNTED = Object.keys(LADDER).filter((code) => LADDER[code] === "unaccounted");

  /** Hold `mention` against the record: verdict, reason (a code), about (what the reason speaks of), contact, like,
      said. */
  function judge(mention, book, ownHosts, examples, reading) {
    const contact = book.covering(mention);
    const found = [
      ...ofItself(mention, contact, ownHosts, examples, reading),
      ...ofTheWay(mention, contact, book),
      ...(contact ? onRecord(mention, contact, book) : notOnRecord(mention, book))
    ];
    const held = new Map(
      (found.length ? found : [unlisted(mention, book, reading.places)]).map(([code, about = "", more = {}]) => [
        code,
        { about, ...more }
      ])
    );
    const reason = Object.keys(LADDER).find((code) => held.has(code));
    return { verdict: LADDER[reason], reason, contact, like: null, said: "", ...held.get(reason) };
  }

  /* What holds whether or not a record covers it. */
  function* ofItself(mention, contact, ownHosts, examples, reading) {
    const byNoRecord = { contact: null };
    if (UNACCOUNTED.includes(mention.kind)) yield [mention.kind];
    const said = textSaysOtherwise(mention, reading);
    if (said) yield ["text", "", { said }];
    if (isIdentifier(mention)) yield ["identifier", "", byNoRecord];
    const host = hostOf(mention);
    if (host && isReserved(host, mention, examples)) yield ["reserved", "", byNoRecord];
    yield* forbidden(mention, contact !== null);
    if (mention.kind === "domain" && ownHosts.includes(host)) yield ["own", "", byNoRecord];
  }

  /* Where an address leads on to, unless the very address is on record. */
  function* ofTheWay(mention, contact, book) {
    const { kind, target } = mention;
    if (kind !== "domain" || !target) return;
    const isVetted = contact?.kind === "url" || book.sourcesAt(mention).length > 0;
    const onward = isVetted ? "" : leadsOn(target);
    if (onward) yield [onward];
    const isPlace = !contact && isForReading(mention, book);
    const other = (contact && !isVetted) || isPlace ? embeddedHost(target) : "";
    if (other && !book.host(other) && !(isPlace && book.isForReading(other))) yield ["embedded", other];
  }

  function* onRecord(mention, contact, book) {
    const status = book.standing(contact);
    const isOther = PUBLISHED.includes(status) && contact.relation === "other-operator";
    yield [NOT_GENUINE.includes(status) && mention.role === "example" ? "marked" : isOther ? contact.relation : status];
    if (contact.purpose?.length === 1 && contact.purpose[0] === "assets" && mention.role === "link") yield ["assets"];
    if (mention.concealed === "homoglyph") yield ["homoglyph"];
    yield* slips(mention);
  }

  function* notOnRecord(mention, book) {
    if (isForReading(mention, book)) {
      yield* slips(mention);
      yield ["reading"];
    }
    const sources = book.sourcesAt(mention);
    if (sources.includes(mention.cites)) yield ["cited", mention.cites];
    else if (sources.length) yield ["source", sources[0]];
  }

  function unlisted(mention, book, places) {
    const hostOnRecord = mention.kind === "email" && book.host(hostOf(mention)) !== null;
    const like = imitated(mention, book, hostOnRecord, places);
    return like ? ["like", "", { like }] : ["unknown"];
  }

  const isForReading = ({ kind, role, value }, book) =>
    kind === "domain" && role !== "asset" && book.isForReading(value);

  function hostOf({ kind, value }) {
    if (kind === "domain") return value;
    return kind === "email" ? rpartition(value, "@")[1] : "";
  }

  sverkaContacts.judge = judge;
})(window.sverkaContacts);
