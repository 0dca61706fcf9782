/* What the target of a link leads to, as the browser itself reads it; as in targets.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants,
    Pattern,
    endOf,
    known,
    after,
    isDigit,
    strip,
    stripStart,
    stripEnd,
    partition,
    rpartition,
    unquote,
    fields,
    fold,
    technique,
    parsedUrl,
    GAP,
    WALL,
    aLabelHost,
    account,
    app,
    telegramAccount,
    withoutStart,
    dialledAs,
    nearly,
    wholePhones
  } = sverkaContacts;
  const {
    STRIPPED,
    EDGES,
    SCHEME,
    NUMBER_SCHEMES,
    WEB,
    SILENT,
    PACKAGES,
    ALLOWED,
    AUTHORITY,
    EXTENSION,
    MAILED,
    NUMBERED,
    TEXT_OR_EXTENSION
  } = constants("targets");
  const allowed = new Map(Object.entries(ALLOWED).map(([scheme, pattern]) => [scheme, new Pattern(pattern)]));

  /** The contacts that a target names: kind, value, target, concealed; offsets are those of `value`. */
  function targetMentions(value, role, places) {
    const start = value.length - stripStart(value, EDGES).length;
    const raw = strip(value, EDGES);
    const address = STRIPPED.replace(raw, "");
    return readTarget(known(address), role, places).map((mention) => ({
      ...mention,
      raw,
      start,
      end: start + raw.length,
      role,
      concealed: mention.concealed || concealment(raw, address, mention)
    }));
  }

  /** The scheme of a target where it is none that our own pages may have, or says more than a number. */
  function unwanted(value, role) {
    const address = STRIPPED.replace(strip(value, EDGES), "");
    const match = SCHEME.match(address);
    if (!match || !(role === "link" || role === "asset")) return [];
    const scheme = match[1].toLowerCase();
    const rest = address.slice(endOf(match));
    if (scheme === "data" && role === "asset") return [];
    if (allowed.has(scheme) && (rest.includes(WALL) || allowed.get(scheme).match(rest))) return [];
    return [
      { kind: "url", value: scheme, raw: value, start: 0, end: value.length, role, concealed: "", target: value }
    ];
  }

  const mention = (kind, value, target = "", concealed = "") => ({ kind, value, target, concealed });

  function readTarget(address, role, places) {
    if (/^[/\\]{2}/.test(address)) return webMentions(`https:${address}`, role, "protocol-relative");
    const match = SCHEME.match(address);
    if (!match) {
      const file = role === "link" ? packageOf(address.split(/[?#]/, 1)[0]) : "";
      return [...phonesIn(address, places), ...(file ? [mention("app", file)] : [])];
    }
    const scheme = match[1].toLowerCase();
    const rest = address.slice(endOf(match));
    const followed = role === "link" || role === "asset";
    if (WEB.includes(scheme)) {
      return webMentions(address, role, followed && !/^[/\\]{2}/.test(rest) ? "no-slashes" : "");
    }
    if (NUMBER_SCHEMES.includes(scheme)) return numberMentions(rest, scheme, places);
    if (scheme === "mailto") return mailMentions(rest);
    if (scheme === "data" && role === "asset") return [];
    const unknown = followed && !SILENT.includes(scheme) ? [mention("url", scheme, address)] : [];
    return [...appLinkMentions(scheme, rest, places), ...unknown];
  }

  const phonesIn = (text, places) =>
    wholePhones(fold(unquote(text)).text, places).map((value) => mention("phone", value));

  function webMentions(address, role, given = "") {
    const url = parsedUrl(address);
    if (!url) {
      const host = role === "link" || role === "asset" ? unreadableHost(address) : "";
      return host ? [mention("domain", host, "", "invalid-host")] : [];
    }
    if (!stripEnd(url.hostname, ".") || unquote(after(address, 0, url.hostname.length + 20)).includes(WALL)) return [];
    const concealed = given || hostConcealment(address, url);
    const { href } = url;
    const host = stripEnd(url.hostname, ".");
    const storeId = app(partition(href, "//")[1]);
    if (storeId) return [mention("app", storeId, href, concealed)];
    const file = packageOf(url.pathname);
    if (file) return [mention("app", file, href, concealed)];
    const name = account(host, url.pathname, url.search);
    if (!name) return [mention("domain", host, href, concealed)];
    const found = [mention("account", name, href, concealed)];
    const number = withoutStart(rpartition(name, "/")[1], "+");
    const saysNumber = NUMBERED.some((start) => name.startsWith(start));
    if (saysNumber && isDigit(number)) found.push(mention("phone", `+${number}`, href, concealed));
    return found;
  }

  /* The file of an app that a path leads to. */
  function packageOf(path) {
    const lowered = path.toLowerCase();
    return PACKAGES.some((ending) => lowered.endsWith(ending)) ? `apk:${rpartition(unquote(path), "/")[1]}` : "";
  }

  /* What stands where the host should, in an address that no browser opens. */
  function unreadableHost(address) {
    const written = unquote(AUTHORITY.match(address)?.[1] ?? "").toLowerCase();
    return written.includes(".") && !written.includes(WALL) ? written : "";
  }

  function hostConcealment(address, url) {
    const written = AUTHORITY.match(address)?.[1] ?? "";
    if (url.username || url.password || written.includes("@")) return "userinfo";
    if (partition(address, "?")[0].includes("\\")) return "backslash";
    if (written.includes("%")) return "percent-encoding";
    if (written.toLowerCase().includes("xn--")) return "punycode";
    return technique(written);
  }

  function concealment(raw, address, { kind }) {
    if (raw.replaceAll(GAP, "") !== address) return "control-characters";
    return kind === "phone" || kind === "short" || kind === "email" ? technique(raw) : "";
  }

  function numberMentions(rest, scheme, places) {
    const plain = fold(unquote(rest)).text;
    const given = scheme === "wtai" ? partition(plain, ";")[1] : plain;
    // QR codes write the text of a message behind a second colon.
    const ends = scheme === "smsto" ? TEXT_OR_EXTENSION : EXTENSION;
    const written = strip(ends.split(stripStart(given, "/"))[0]);
    const marks = (written.match(/[\p{L}\p{N}]|\+/gu) ?? []).join("");
    const number = marks.replaceAll("+", "");
    if (written.includes(WALL) || !number) return [];
    if (!/[0-9]/.test(number)) return scheme === "sms" || scheme === "smsto" ? [mention("sms-sender", number)] : [];
    if ([...number].length < 7) return [mention("short", number)];
    const value = marks.startsWith("+") ? `+${number}` : dialledAs(number, places);
    return [mention("phone", value || nearly(number, [[...number].length], places) || number)];
  }

  function mailMentions(rest) {
    const [path, query] = partition(rest, "?");
    const given = fields(query);
    const others = MAILED.flatMap((field) => given.filter(([name]) => name === field).map(([, value]) => value));
    const found = [];
    for (const addressee of [unquote(path), ...others].join(",").split(",")) {
      const [local, host] = rpartition(fold(strip(strip(addressee), "<>/")).text, "@");
      if (!local || !host || addressee.includes(WALL)) continue;
      found.push(mention("email", `${local.toLowerCase()}@${aLabelHost(host) || host.toLowerCase()}`));
    }
    return found;
  }

  /* What the link of a messenger, a store or an Android intent leads to. */
  function appLinkMentions(scheme, rest, places) {
    const [path, query] = partition(rest, "?");
    const given = new Map();
    // Of one name the first value counts; of names that differ in their case the last one.
    const first = new Map();
    for (const [name, value] of fields(partition(query, "#")[0])) if (!first.has(name)) first.set(name, value);
    for (const [name, value] of first) given.set(name.toLowerCase(), value);
    let found = [];
    if (scheme === "tg" && given.has("domain")) found.push(mention("account", telegramAccount(given.get("domain"))));
    for (const name of ["phone", "number"]) {
      if (given.has(name)) found.push(...numberMentions(strip(given.get(name)), "tel", places));
    }
    if (scheme === "intent") found = found.concat(intentMentions(rest, places));
    if (scheme !== "tg" && scheme !== "intent") found = found.concat(phonesIn(rest, places));
    if (["market", "itms-apps", "itms", "rustore"].includes(scheme)) {
      const storeId = app(scheme === "market" ? `market:${rest}` : stripStart(path, "/"));
      if (storeId) found.push(mention("app", storeId));
    }
    return found;
  }

  function intentMentions(rest, places) {
    const [path, fragment] = partition(rest, "#");
    const scheme = /(?:^|;)scheme=([^;]+)/.exec(fragment)?.[1].toLowerCase();
    if (NUMBER_SCHEMES.includes(scheme) && !/[A-Za-z]/.test(path)) return numberMentions(path, "tel", places);
    return WEB.includes(scheme) ? webMentions(`https:${path}`, "link") : phonesIn(rest, places);
  }

  /** The host that an address leads to, without www. and a final full stop. */
  const hostnameOf = (target) => withoutStart(stripEnd(parsedUrl(target)?.hostname ?? "", "."), "www.");

  Object.assign(sverkaContacts, { targetMentions, unwanted, hostnameOf });
})(window.sverkaContacts);
