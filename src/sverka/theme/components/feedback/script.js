/* «Did this help?»: loads the form with the first answer, or where something said earlier still waits to be sent. */
(function () {
  "use strict";
  const block = document.querySelector(".sv-feedback");
  if (!block) return;
  let loading;

  function load() {
    loading ??= window.sverkaScripts.load(block.dataset.script);
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  block.addEventListener("click", async ({ target }) => {
    const { verdict } = target.dataset;
    if (!verdict) return;
    try {
      await load();
      window.sverkaFeedback.ask(verdict);
    } catch {
      block.querySelector("[role=status]").textContent = block.dataset.failed;
    }
  });
  let waiting;
  try {
    waiting = localStorage.getItem("sverka-feedback");
  } catch {
    /* nothing was kept */
  }
  if (waiting && waiting !== "[]") load().catch(() => {});
  block.hidden = false;
})();
