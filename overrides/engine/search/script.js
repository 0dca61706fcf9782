/* Loads a classic script, because nothing else can be loaded from a folder opened as file://. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});

  search.script = (url) =>
    new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.async = false;
      element.onload = resolve;
      element.onerror = () => reject(new Error(url + " is missing"));
      element.src = url;
      document.head.append(element);
    });
})();
