/* Addresses that lead on to somewhere else: shorteners, open redirectors, copies; as in redirectors.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, parsedUrl, hostnameOf, stripStart, unquote, fields } = sverkaContacts;
  const { SHORTENERS, REDIRECTORS, STARTS } = constants("redirectors");
  const shorteners = new Set(SHORTENERS);

  /** Why the address `target` does not say where it leads: `shortener`, `redirector` or an empty string. */
  function leadsOn(target) {
    const { pathname } = parsedUrl(target);
    const host = hostnameOf(target);
    if (shorteners.has(host)) return "shortener";
    const above = Object.keys(REDIRECTORS).filter((name) => host === name || host.endsWith(`.${name}`));
    const passes = (name) => REDIRECTORS[name].some((path) => pathname.startsWith(path));
    return above.some(passes) ? "redirector" : "";
  }

  /** The host of an address that stands in the query or fragment of `target`, or an empty string. */
  function embeddedHost(target) {
    const url = parsedUrl(target);
    for (const part of [url.search, url.hash]) {
      for (const [, value] of fields(stripStart(part, "?#!/"))) {
        const host = hostIn(unquote(value));
        if (host && host !== url.hostname) return host;
      }
    }
    return "";
  }

  function hostIn(value) {
    const start = value.slice(0, "https://".length).toLowerCase();
    if (!STARTS.some((sign) => start.startsWith(sign))) return "";
    return parsedUrl(start.startsWith("h") ? value : `https:${value}`)?.hostname ?? "";
  }

  Object.assign(sverkaContacts, { leadsOn, embeddedHost });
})(window.sverkaContacts);
