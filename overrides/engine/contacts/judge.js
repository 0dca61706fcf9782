/* What the record says of a mention: the verdict, and why as a code; as in judge.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    isIdentifier, isReserved, imitated, forbidden, slip, textSaysOtherwise, embeddedHost, leadsOn, rpartition,
  } = sverkaContacts;
  const UNACCOUNTED = ["number", "wallet", "card", "account-number", "remote-access", "code"];
  const KNOWN_FALSE = ["denied", "example"];

  const judgement = (verdict, reason = "", more = {}) =>
    ({ verdict, reason, about: "", contact: null, like: null, said: "", ...more });

  /** Hold `mention` against the record: verdict, reason (a code), about (what the reason speaks of), contact, like, said. */
  function judge(mention, book, ownHosts, examples) {
    if (UNACCOUNTED.includes(mention.kind)) return judgement("unaccounted", mention.kind);
    const contact = book.covering(mention);
    const said = textSaysOtherwise(mention);
    if (said) return judgement("mismatch", "text", { contact, said });
    if (contact && KNOWN_FALSE.includes(contact.status)) return knownFalse(mention, contact);
    if (isIdentifier(mention)) return judgement("verified", "identifier");
    const host = hostOf(mention);
    if (host && isReserved(host, mention, examples)) return judgement("verified", "reserved");
    const bad = forbidden(mention, contact !== null);
    if (bad) return judgement("forbidden", bad.reason, { about: bad.about, contact });
    if (mention.kind === "domain" && ownHosts.includes(host)) return judgement("verified", "own");
    const onward = onwardFrom(mention, book, contact);
    if (onward) return judgement("redirector", onward.reason, { about: onward.about, contact });
    return contact ? onRecord(mention, contact, book) : notOnRecord(mention, book);
  }

  function knownFalse({ role }, contact) {
    if (role === "example") return judgement("denied-example", "marked", { contact });
    if (contact.status === "denied") return judgement("denied", "denied", { contact });
    return judgement("out-of-scope", "example", { contact });
  }

  function onRecord(mention, contact, book) {
    const status = book.standing(contact);
    if (status === "draft") return judgement("unlisted", "draft", { contact });
    if (["retired", "suspended", "expired"].includes(status)) return judgement(status, status, { contact });
    if (contact.purpose?.length === 1 && contact.purpose[0] === "assets" && mention.role === "link") {
      return judgement("out-of-scope", "assets", { contact });
    }
    if (mention.concealed === "homoglyph") return judgement("imitation", "homoglyph", { contact });
    const bad = slip(mention);
    if (bad) return judgement(bad.verdict, bad.reason, { about: bad.about, contact });
    return judgement(contact.relation === "other-operator" ? "other-operator" : status, "record", { contact });
  }

  /* Why nobody can see where the link ends, unless the very address is on record. */
  function onwardFrom(mention, book, contact) {
    if (mention.kind !== "domain" || contact?.kind === "url" || book.sourcesAt(mention).length) return null;
    const reason = leadsOn(mention.target);
    if (reason) return { reason, about: "" };
    const other = contact ? embeddedHost(mention.target) : "";
    return other && !book.host(other) ? { reason: "embedded", about: other } : null;
  }

  function notOnRecord(mention, book) {
    if (mention.kind === "domain" && mention.role !== "asset" && book.isForReading(mention.value)) return forReading(mention, book);
    const sources = book.sourcesAt(mention);
    if (sources.includes(mention.cites)) return judgement("other-operator", "cited", { about: mention.cites });
    if (sources.length) return judgement("out-of-scope", "source", { about: sources[0] });
    const hostOnRecord = mention.kind === "email" && book.host(hostOf(mention)) !== null;
    const like = imitated(mention, book, hostOnRecord);
    return like ? judgement("imitation", "like", { like }) : judgement("unlisted", "unknown");
  }

  /* A place that is on record for reading is no contact, and so never called genuine. */
  function forReading(mention, book) {
    const other = embeddedHost(mention.target);
    if (other && !book.host(other) && !book.isForReading(other)) return judgement("redirector", "embedded", { about: other });
    const bad = slip(mention);
    return bad ? judgement(bad.verdict, bad.reason, { about: bad.about }) : judgement("other-site", "reading");
  }

  function hostOf({ kind, value }) {
    if (kind === "domain") return value;
    return kind === "email" ? rpartition(value, "@")[1] : "";
  }

  sverkaContacts.judge = judge;
})(window.sverkaContacts);
