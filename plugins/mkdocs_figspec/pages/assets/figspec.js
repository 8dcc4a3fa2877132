/* Small services for figures: the whole picture enlarged, no tab stop where nothing scrolls, no nameless landmark. */
(() => {
  "use strict";

  const dark = (element) => {
    const scheme = element.closest("[data-md-color-scheme]");
    if (scheme) return scheme.dataset.mdColorScheme === "slate";
    const theme = element.closest("[data-bs-theme], [data-theme]");
    const name = theme && (theme.dataset.bsTheme || theme.dataset.theme);
    if (name === "dark" || name === "light") return name === "dark";
    return getComputedStyle(document.documentElement).colorScheme.includes("dark")
      && matchMedia("(prefers-color-scheme: dark)").matches;
  };

  const enlarge = (button) => {
    const figure = button.closest("figure");
    const dialog = document.createElement("dialog");
    dialog.className = "figspec-enlarged";
    dialog.setAttribute("aria-label", button.getAttribute("aria-label") || "Figure");

    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());

    const region = document.createElement("div");
    region.tabIndex = 0;
    region.setAttribute("role", "group");
    region.setAttribute("aria-label", "Picture");
    const image = document.createElement("img");
    image.alt = (figure && figure.getAttribute("aria-label")) || "";
    image.src = dark(button) ? button.dataset.svgDark || button.dataset.svg : button.dataset.svg;
    region.append(image);

    dialog.append(close, region);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target === region) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      button.focus();
    });
    (button.closest("[data-md-color-scheme]") || document.body).append(dialog);
    dialog.showModal();
  };

  const settle = (region) => {
    const scrolls = region.scrollWidth > region.clientWidth + 1;
    if (scrolls) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
    if (region.matches(".figspec-scroll")) region.classList.toggle("figspec-scrolls", scrolls);
  };
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => settle(entry.target)));

  // Material's button for copying stands in a `nav` without a name: with two of them, landmarks are ambiguous.
  const unmark = () => document.querySelectorAll(".figspec-code nav:not([role])")
    .forEach((nav) => nav.setAttribute("role", "presentation"));
  const additions = new MutationObserver(unmark);

  const prepare = () => {
    observer.disconnect();
    additions.disconnect();
    unmark();
    document.querySelectorAll(".figspec-code").forEach((code) => additions.observe(code, { childList: true, subtree: true }));
    document.querySelectorAll(".figspec-scroll, .figspec-code code, .figspec-as-typed code")
      .forEach((region) => observer.observe(region));
    document.querySelectorAll("button.figspec-zoom[data-svg]").forEach((button) => {
      if (!button.hidden) return;
      button.hidden = false;
      button.addEventListener("click", () => enlarge(button));
    });
  };

  // Material swaps pages without loading them; `document$` tells of each. From a file it may stay silent.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
  if (window.document$) window.document$.subscribe(prepare);
})();
