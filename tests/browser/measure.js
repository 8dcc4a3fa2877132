// What a reader sees of the figures on a page, as lists of complaints. Sizes in CSS px.
(options) => {
  const complaints = [];
  const say = (what, node, more) =>
    complaints.push(`${what}: ${JSON.stringify((node.textContent || "").trim().slice(0, 60))} ${more || ""}`);
  const round = (box) => [box.left, box.top, box.right, box.bottom].map((n) => Math.round(n)).join(",");
  const holds = (outer, inner, slack) =>
    inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
  const touches = (a, b, slack) =>
    a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
  const visible = (node) => {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    return style.visibility !== "hidden" && style.display !== "none" && box.width > 1 && box.height > 1;
  };

  if (document.scrollingElement.scrollWidth > window.innerWidth + 1)
    complaints.push(`the page scrolls sideways: ${document.scrollingElement.scrollWidth} > ${window.innerWidth}`);

  const roots = document.querySelectorAll(options.root || "figure.figspec");
  if (!roots.length) complaints.push("no figure on the page");
  for (const root of roots) {
    for (const svg of root.querySelectorAll("svg")) {
      const frame = svg.getBoundingClientRect();
      if (!frame.width || !frame.height) continue;
      const texts = [...svg.querySelectorAll("text")].filter(visible);
      const boxes = texts.map((node) => node.getBoundingClientRect());
      const rects = [...svg.querySelectorAll("rect")].map((node) => node.getBoundingClientRect());
      texts.forEach((node, index) => {
        const box = boxes[index];
        if (!holds(frame, box, 1.5)) say("text leaves its drawing", node, `${round(box)} in ${round(frame)}`);
        const middle = { left: box.left + box.width / 2, top: box.top + box.height / 2 };
        const around = rects
          .filter((rect) => rect.left < middle.left && middle.left < rect.right &&
                            rect.top < middle.top && middle.top < rect.bottom && rect.height > box.height * 0.8)
          .sort((a, b) => a.width * a.height - b.width * b.height)[0];
        if (around && (box.left < around.left - 1.5 || box.right > around.right + 1.5))
          say("text leaves its box", node, `${round(box)} in ${round(around)}`);
        const scale = svg.getCTM && node.getScreenCTM() ? node.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(node).fontSize) * scale;
        if (size < (options.smallest || 11) - 0.01) say("text is small", node, `${size.toFixed(1)} px`);
        // A line box is taller than its ink: two lines may overlap by the leading.
        for (let other = index + 1; other < texts.length; other++)
          if (touches(box, boxes[other], Math.min(box.height, boxes[other].height) * 0.3))
            say("text touches text", node, `and ${JSON.stringify(texts[other].textContent.trim().slice(0, 40))}`);
      });
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("svg, details:not([open]), dialog, [hidden]") || !visible(parent)) continue;
      if (parent.closest(".figspec-hidden, .md-visually-hidden")) continue;
      if (parseFloat(getComputedStyle(parent).fontSize) < (options.smallest || 11) - 0.01)
        say("text is small", parent, getComputedStyle(parent).fontSize);
      const range = document.createRange();
      range.selectNodeContents(node);
      const scroller = parent.closest("[tabindex]");
      const panel = parent.closest(".figspec-panel") || root;
      if (scroller && scroller.scrollWidth > scroller.clientWidth + 1) continue;
      for (const box of range.getClientRects())
        if (box.width > 1 && !holds(panel.getBoundingClientRect(), box, 2))
          say("text leaves its panel", parent, `${round(box)} in ${round(panel.getBoundingClientRect())}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    complaints.push(`the id ${id} stands twice`);
  return complaints;
}
