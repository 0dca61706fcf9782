/* What a reader is asked to pay to or to give away: cards, accounts, remote access, codes; as in payments.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, before, after, isCard, isDigit, isWithin, withoutStart } = sverkaContacts;
  const {
    REMOTE_BEFORE,
    REMOTE_AFTER,
    CODE_BEFORE,
    CODE_AFTER,
    FEW,
    PAID_BEFORE,
    IBAN,
    NEAR,
    CARD_DIGITS,
    ACCOUNT_DIGITS,
    REMOTE_DIGITS,
    CODE_DIGITS
  } = constants("payments");

  /** The mentions under the kinds that the checker names. */
  const byName = (text, mentions, onRecord) =>
    mentions.map((mention) => ({ ...mention, kind: kindOf(text, mention, onRecord) }));

  /** The few digits beside the word «код», which no strict reading asks for. */
  const codeMentions = (text) =>
    [...FEW.all(text)]
      .filter((match) => isBeside(text, match.index, endOf(match), CODE_BEFORE, CODE_AFTER))
      .map((match) => ({ kind: "code", value: match[0], start: match.index, end: endOf(match), concealed: "" }));

  function kindOf(text, { kind, value, start, end }, onRecord) {
    if (kind === "wallet") return IBAN.match(value) ? "account-number" : kind;
    if (onRecord.has(withoutStart(value, "+"))) return kind;
    if (kind === "number") {
      const parts = value.split(" ");
      if (parts.some(isCard)) return "card";
      // One with a slip in it, or made up.
      const long = parts.some((part) => part.length === CARD_DIGITS && isDigit(part));
      if (long && PAID_BEFORE.search(before(text, start, NEAR))) return "card";
      if (parts.some((part) => part.length === ACCOUNT_DIGITS && isDigit(part))) return "account-number";
    }
    const count = text.slice(start, end).match(/[0-9]/g)?.length ?? 0;
    if (isWithin(REMOTE_DIGITS, count) && isBeside(text, start, end, REMOTE_BEFORE, REMOTE_AFTER))
      return "remote-access";
    if (isWithin(CODE_DIGITS, count) && kind !== "phone" && isBeside(text, start, end, CODE_BEFORE, CODE_AFTER))
      return "code";
    return kind;
  }

  const isBeside = (text, start, end, leading, following) =>
    leading.search(before(text, start, NEAR)) !== null || following.match(after(text, end, NEAR)) !== null;

  Object.assign(sverkaContacts, { byName, codeMentions });
})(window.sverkaContacts);
