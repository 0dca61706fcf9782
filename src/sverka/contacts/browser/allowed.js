/* Addresses that are no contacts: names of formats, names reserved for examples, this machine; as in allowed.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, isAlnum, rpartition, strip } = sverkaContacts;
  const { IDENTIFIERS, VOCABULARY, EXPLAINED, NOBODYS, LOCAL } = constants("allowed");

  /** Whether the address names a format, where nothing opens or fetches it. */
  function isIdentifier({ role, raw }) {
    if (role === "link" || role === "asset") return false;
    const vocabulary = VOCABULARY.find((start) => raw.startsWith(start));
    if (!vocabulary) return IDENTIFIERS.includes(raw);
    const name = strip(raw.slice(vocabulary.length), "/");
    return !name || isAlnum(name);
  }

  /** Whether `host` can be nobody's: a documentation host, or this machine in a code sample (`examples`). */
  function isReserved(host, { role }, examples) {
    if (EXPLAINED.includes(host.split(".").slice(-2).join("."))) return true;
    return examples && role === "code" && (LOCAL.includes(host) || NOBODYS.includes(rpartition(host, ".")[1]));
  }

  Object.assign(sverkaContacts, { isIdentifier, isReserved });
})(window.sverkaContacts);
