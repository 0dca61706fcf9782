/* Loads a script of this site and no other: the one place where an address becomes a script (Trusted Types).
   Classic scripts, because nothing else can be loaded from a folder opened as file://. */
(function () {
  "use strict";
  const root = new URL("../../", document.currentScript.src).href;

  function createScriptURL(address) {
    const url = new URL(address, document.baseURI);
    if (!url.href.startsWith(root) || !url.pathname.endsWith(".js"))
      throw new TypeError(address + " is no script of this site");
    return url.href;
  }
  const rules = { createScriptURL };
  const policy = window.trustedTypes ? window.trustedTypes.createPolicy("sverka-script", rules) : rules;

  const load = (address) =>
    new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.async = false;
      element.onload = resolve;
      element.onerror = () => reject(new Error(address + " is missing"));
      element.src = policy.createScriptURL(address);
      document.head.append(element);
    });

  /* The worker answers for the whole site, so it lies at its root. */
  const register = () =>
    navigator.serviceWorker.register(policy.createScriptURL(root + "sw.js"), { updateViaCache: "none" });

  window.sverkaScripts = { load, register, root };
})();
