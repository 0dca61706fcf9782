/* The parts of an index, each a classic script that is loaded when it is first needed and kept. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const arrived = new Map();

  search.take = (version, name, data) => arrived.set(name, { version, data });

  /* Numbers as shards.py writes them: characters from # on, without \ and surrogates. */
  function number(text, at) {
    const code = text.charCodeAt(at);
    return code - (code >= 0xd800 ? 0x800 : 0) - (code > 92 ? 1 : 0) - 35;
  }

  const decoders = {
    t(data) {
      const terms = data.terms.split(" ");
      return { ...data, terms, keys: terms.map(search.skeleton), places: new Map(terms.map((term, at) => [term, at])) };
    },
    e: (data) => data.split(" ")
  };

  /* The index in `folder`: `root`, and `part(name)` with a promise of any other part. */
  function open(folder, load = window.sverkaScripts.load) {
    const parts = new Map();
    let version;
    async function part(name) {
      await load(folder + name + ".js");
      const found = arrived.get(name);
      arrived.delete(name);
      if (!found || (version && found.version !== version)) throw new Error(name + " is damaged or of another build");
      version = version || found.version;
      const decode = decoders[name[0]];
      return decode ? decode(found.data) : found.data;
    }
    function kept(name) {
      if (!parts.has(name)) {
        const loading = part(name);
        parts.set(name, loading);
        // What failed is tried again: the connection may be back.
        loading.catch(() => parts.delete(name));
      }
      return parts.get(name);
    }
    return kept("root").then((root) => ({ root, part: kept }));
  }

  Object.assign(search, { open, number });
})();
