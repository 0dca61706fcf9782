/* The chooser of a channel: of the nested questions that the page holds, one at a time. */
(function () {
  "use strict";
  const chooser = document.querySelector(".sv-choose");
  if (!chooser) return;
  const root = chooser.querySelector(".sv-ask");
  const view = chooser.querySelector(".sv-choose__view");
  const [step, heading, body, back] = ["step", "heading", "body", "back"].map((name) =>
    view.querySelector(".sv-choose__" + name)
  );
  const way = [root]; // the questions behind the reader, and where the reader is

  function button(details) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = details.querySelector("summary").textContent;
    made.addEventListener("click", () => {
      way.push(details.lastElementChild);
      show();
    });
    const item = document.createElement("li");
    item.append(made);
    return item;
  }

  function show(first) {
    const node = way.at(-1);
    const advice = node.matches(".sv-advice");
    const copy = node.cloneNode(true);
    const title = copy.firstElementChild;
    heading.textContent = title.textContent;
    step.textContent = advice ? "" : chooser.dataset.step.replace("{n}", way.length);
    title.remove();
    if (advice) {
      body.replaceChildren(copy);
    } else {
      const answers = document.createElement("ul");
      answers.className = "sv-choose__answers";
      answers.append(
        ...Array.from(node.children)
          .filter((child) => child.matches("details"))
          .map(button)
      );
      body.replaceChildren(answers);
    }
    back.hidden = way.length < 2;
    if (!first) heading.focus();
  }

  back.addEventListener("click", (event) => {
    const does = event.target.closest("[data-does]")?.dataset.does;
    if (!does) return;
    if (does === "back") way.pop();
    else way.length = 1;
    show();
  });
  root.hidden = true;
  view.hidden = false;
  show(true);
})();
