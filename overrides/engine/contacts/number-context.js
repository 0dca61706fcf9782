/* What the words around digits say: that they are money, a law, an account, a time; as in number_context.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, before } = sverkaContacts;
  const { LABEL, UNIT, TELEPHONE, COUNTED, NUMERO, GROUPED_SUM } = constants("number_context");

  /** Whether the digits at `start:end` are labelled as something else, or have a unit after them; of a `valid`
      telephone number only a sum of money in its usual groups is something else. */
  function isOtherNumber(text, start, end, valid) {
    if (UNIT.match(text, end) && (!valid || GROUPED_SUM.fullmatch(text.slice(start, end)))) return true;
    return !valid && LABEL.search(before(text, start, 40)) !== null;
  }

  /** Whether the words before `start` speak of a telephone. */
  const isSpokenOfAsPhone = (text, start) => Boolean(TELEPHONE.search(before(text, start, 50)));

  /** Whether the number at `start:end` counts something, or belongs to a law or a date. */
  const isCounted = (text, start, end) =>
    Boolean(UNIT.match(text, end) || COUNTED.match(text, end) || NUMERO.search(before(text, start, 4)));

  Object.assign(sverkaContacts, { isOtherNumber, isSpokenOfAsPhone, isCounted });
})(window.sverkaContacts);
