/* What on record a mention imitates that is not on record itself; as in imitation.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants,
    align,
    isDigit,
    partition,
    rpartition,
    imitatedHost,
    imitatedName,
    nearNumber,
    bracketed,
    isEmergency
  } = sverkaContacts;
  const { LOCAL_EDITS, SHORTEST_LOCAL } = constants("imitation");

  /** What `mention` imitates: of, and the imitation with the letters that differ in brackets; or null.
      `hostOnRecord`: the host of its e-mail address is an official one. */
  function imitated({ kind, value, claimed }, book, hostOnRecord, places) {
    const { brands } = book;
    const ofName = (found) => found && { of: found.brand, marked: found.marked };
    const ofParts = (parts) => ofName(first(parts, (part) => imitatedName(part, brands)));
    if (kind === "domain") return ofName(imitatedHost(value, brands));
    if (kind === "email") {
      return hostOnRecord ? likeAMailbox(value, book) : ofName(imitatedHost(rpartition(value, "@")[1], brands));
    }
    if (kind === "account") return ofParts(partition(value, "://")[1].split("/").slice(1));
    if (kind === "app") {
      const near = (contact) => nearApp(value, contact.value);
      return ofParts(partition(value, ":")[1].split(".")) ?? first(book.official("app"), near);
    }
    if (kind === "phone") {
      const number = nearNumber(
        value,
        book.official("phone").map((contact) => contact.value),
        places
      );
      return number ? { of: number, marked: marked(value, number) } : null;
    }
    if (kind === "short" && claimed && !isEmergency(value, places)) {
      return first(book.official("short", "sms-sender"), (contact) => nearShort(value, contact.value));
    }
    return kind === "sms-sender" ? ofName(imitatedName(value, brands)) : null;
  }

  function first(items, find) {
    for (const item of items) {
      const found = find(item);
      if (found) return found;
    }
    return null;
  }

  function likeAMailbox(value, book) {
    const [local, host] = rpartition(value, "@");
    const near = book.official("email").find((contact) => {
      const [name, at] = rpartition(contact.value, "@");
      return at === host && nearLocal(local, name);
    });
    return near ? { of: near.value, marked: value } : null;
  }

  function nearLocal(written, name) {
    const [one, other] = [written, name].map((part) => [...part.replace(/[-._]/g, "")]);
    return other.length >= SHORTEST_LOCAL && align(one, other, false).distance <= LOCAL_EDITS;
  }

  function nearApp(value, official) {
    if (partition(value, ":")[0] !== partition(official, ":")[0]) return null;
    const { distance } = align([...value], [...official], false);
    return distance === 1 ? { of: official, marked: marked(value, official) } : null;
  }

  function nearShort(value, official) {
    if (!isDigit(official) || value === official || align([...value], [...official], false).distance > 1) return null;
    return { of: official, marked: marked(value, official) };
  }

  /* The value with what differs from the official one in brackets. */
  function marked(value, official) {
    const chars = [...value];
    return bracketed(chars, new Set(align(chars, [...official], false).differing));
  }

  Object.assign(sverkaContacts, { imitated });
})(window.sverkaContacts);
