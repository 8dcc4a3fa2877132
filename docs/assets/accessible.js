// What axe-core misses in the theme's own markup: names and reachability, on every page shown.
const mend = () => {
  document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
  for (const nav of document.querySelectorAll("nav.md-nav[aria-labelledby]")) {
    const label = document.getElementById(nav.getAttribute("aria-labelledby"))
    const title = nav.querySelector(".md-nav__title")
    const words = label?.textContent.trim() || title?.textContent.trim()
    if (!words) continue
    nav.removeAttribute("aria-labelledby")
    nav.setAttribute("aria-label", words)
  }
  for (const region of document.querySelectorAll(".md-typeset__scrollwrap")) region.tabIndex = 0
}
// Copy buttons come when their code does; a bar around one button is no landmark.
new MutationObserver(() => {
  for (const bar of document.querySelectorAll("nav.md-code__nav:not([role])")) bar.setAttribute("role", "presentation")
}).observe(document.body, { childList: true, subtree: true })
window.document$ ? window.document$.subscribe(mend) : mend()
