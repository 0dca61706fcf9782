/* The menu opens and closes without any script; this only closes it where the page outgrows it. */
(function () {
  "use strict";
  // What a term means goes away on Escape (WCAG 1.4.13), and comes back with the next move.
  const tips = document.documentElement.classList;
  addEventListener("keydown", (event) => {
    tips.toggle("sv-tips-off", event.key === "Escape");
  });
  addEventListener("pointermove", () => tips.remove("sv-tips-off"));

  const menu = document.getElementById("menu");
  if (!menu || !menu.hidePopover) return;
  const close = () => {
    if (menu.matches(":popover-open")) menu.hidePopover();
  };
  const button = document.querySelector(".sv-menu-open");
  addEventListener("resize", () => {
    if (getComputedStyle(button).display === "none") close();
  });
  // A link to a place on the page at hand leaves no page, so the sheet would stay over it.
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
})();
