/* Asks once whether the browser shall keep what every reader needs for reading without a network. */
(function () {
  "use strict";
  const words = document.querySelector(".sv-footer__end").dataset;
  const { KEY, fill } = window.sverkaOffline;

  const question = document.createElement("p");
  question.className = "sv-note sv-wrap";
  question.append(words.ask);
  for (const said of ["on", "off"]) {
    const button = document.createElement("button");
    button.className = "sv-button sv-button--quiet";
    button.textContent = words[said];
    button.addEventListener("click", () => {
      localStorage.setItem(KEY, said);
      question.remove();
      if (said === "on") fill();
    });
    question.append(" ", button);
  }
  document.querySelector("main").append(question);
})();
