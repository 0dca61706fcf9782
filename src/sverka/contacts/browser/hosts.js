/* Host names as browsers and people write them, and e-mail addresses in running text; as in hosts.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, before, isAscii, stripStart, stripEnd, rpartition, parsedUrl } = sverkaContacts;
  const { EMAIL, TRAILING, PRINCIPAL, BROKEN, SHELL_AFTER, TOP_LEVEL_DOMAINS } = constants("hosts");
  const LOCAL_CHAR = /^[\p{L}\p{N}_.!#$%&'*+/=?^{}~-]$/u;
  const LOCAL_END = /^[\p{L}\p{N}_+-]$/u;
  const WORD = /^[\p{L}\p{N}_]/u;

  /** The host in the form a browser asks for (lower case, A-labels), or an empty string. */
  const aLabelHost = (host) => parsedUrl(`https://${stripEnd(host, ".")}/`)?.hostname ?? "";

  // Of each ending: how many letters of the one before it it begins with, then its others.
  const endings = new Set();
  let latest = "";
  for (const [, shared, rest] of TOP_LEVEL_DOMAINS.matchAll(/([0-9])([^0-9]+)/g)) {
    latest = latest.slice(0, shared) + rest;
    endings.add(latest).add(aLabelHost(latest));
  }

  /** Whether a label, in small letters, ends names of hosts. */
  const inRootZone = (label) => endings.has(label);

  /** Addresses of e-mail, also where the host is broken up or has no ending that exists: kind, value, start, end,
      concealed. */
  function emails(text) {
    const found = [];
    let end = 0;
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
      // From each @ back to where its name may begin: to search from the left takes long in a text of many dots.
      const match = at >= end && emailAround(text, at, end);
      if (!match) continue;
      end = endOf(match);
      const mail = emailOf(text, match);
      if (mail) found.push(mail);
    }
    return found;
  }

  function emailAround(text, at, from) {
    const spaced = text[at - 1] === " " && at - 1 >= from;
    let start = spaced ? at - 1 : at;
    let begin = -1;
    let left = 65; // characters that EMAIL lets stand before the @
    if (start <= from || !LOCAL_END.test(before(text, start, 1))) return null;
    while (start > from && left-- > 0) {
      const char = before(text, start, 1);
      if (!LOCAL_CHAR.test(char)) break;
      start -= char.length;
      const previous = before(text, start, 1);
      if (previous !== "@" && !WORD.test(previous)) begin = start;
    }
    return begin < 0 ? null : EMAIL.match(text, begin);
  }

  /* Whether the last label is in the root zone, or written in two alphabets to look as if it were. */
  function endsAsHost(host) {
    const last = rpartition(host, ".")[1].toLowerCase();
    return endings.has(last) || (!isAscii(last) && /[a-z]/.test(last));
  }

  function emailOf(text, match) {
    let written = stripEnd(match[0], TRAILING);
    if (!endsAsHost(written)) written += BROKEN.match(text, endOf(match))?.[0] ?? "";
    const [local, host] = rpartition(written.replaceAll(" ", "").replaceAll(",", "."), "@");
    const name = stripStart(rpartition(local, "/")[1], "./'{}*=&?#!$%^~-");
    if (PRINCIPAL.match(local)) return null;
    if (!name || (written.includes(" ") && !host.includes("."))) return null;
    // A user of a machine, as terminals and git write it.
    if (SHELL_AFTER.match(text, endOf(match)) || ["ssh ", "scp "].includes(before(text, match.index, 4))) return null;
    const start = match.index + written.indexOf(name);
    const end = match.index + written.length;
    const value = `${name.toLowerCase()}@${aLabelHost(host) || host.toLowerCase()}`;
    const spaced = text.slice(start, end).includes(" ");
    return {
      kind: "email",
      value,
      start,
      end,
      concealed: spaced ? "spaces" : host.toLowerCase().includes("xn--") ? "punycode" : ""
    };
  }

  Object.assign(sverkaContacts, { aLabelHost, emails, inRootZone });
})(window.sverkaContacts);
