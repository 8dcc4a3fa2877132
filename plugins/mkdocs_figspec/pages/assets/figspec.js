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

  const ARROWS = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };

  const press = (act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };

  // Left, top, width and height in the window of what an image shows, the margins of `object-fit` left out.
  const shown = (image) => {
    const box = image.getBoundingClientRect();
    const scale = Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);
    const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    return [box.left + (box.width - width) / 2, box.top + (box.height - height) / 2, width, height];
  };

  const enlarge = (button) => {
    const figure = button.closest("figure");
    const dialog = document.createElement("dialog");
    dialog.className = "figspec-enlarged";
    dialog.setAttribute("aria-label", button.getAttribute("aria-label") || "Figure");

    const region = document.createElement("div");
    region.tabIndex = 0;
    region.setAttribute("role", "group");
    region.setAttribute("aria-label", "Picture");
    const image = document.createElement("img");
    image.alt = (figure && figure.getAttribute("aria-label")) || "";
    image.src = dark(button) ? button.dataset.svgDark || button.dataset.svg : button.dataset.svg;
    region.append(image);

    // The whole picture first; larger, with the place at these shares of it in the middle.
    const zoom = press(() => look(0, 0));
    const look = (across, down) => {
      const close = dialog.classList.toggle("figspec-close-up");
      zoom.textContent = close ? "Zoom out" : "Zoom in";
      region.scrollTo(across * region.scrollWidth - region.clientWidth / 2, down * region.scrollHeight - region.clientHeight / 2);
    };
    zoom.textContent = "Zoom in";
    const close = press(() => dialog.close());
    close.textContent = "Close";
    image.addEventListener("click", (event) => {
      const [left, top, width, height] = shown(image);
      look((event.clientX - left) / width, (event.clientY - top) / height);
    });

    const bar = document.createElement("div");
    bar.className = "figspec-tools";
    bar.append(zoom, close);
    dialog.append(bar, region);
    dialog.addEventListener("keydown", (event) => {
      const [across, down] = ARROWS[event.key] || [0, 0];
      if (event.target !== region) region.scrollBy(across, down);
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
