(() => {
  "use strict";
  const root = document.documentElement;
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));
  const show = (element) => { if (element) element.hidden = false; };

  // Light and dark: the system decides until the reader does.
  const theme = document.querySelector(".theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  show(theme);
  theme.addEventListener("click", () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });

  // A line and its passage carry the same reference and light up together.
  const refs = (element) => (element.dataset.r || "").split(" ").filter(Boolean);
  const mark = (names, style) => {
    all("." + style).forEach((e) => e.classList.remove(style));
    names.forEach((name) => all(`[data-r~="${name}"]`).forEach((e) => e.classList.add(style)));
  };
  const chosen = (target) => {
    const element = target instanceof Element ? target.closest("[data-r]") : null;
    if (!element) return [];
    // In the article the innermost matter counts: the trigger's claims, else the link's line.
    if (element.dataset.t) return element.dataset.t.split(" ");
    const href = element.getAttribute("href");
    if (href) return [href.slice(1)];
    const found = refs(element);
    return element.closest(".paper") ? found.slice(0, 1) : found;
  };
  document.addEventListener("mouseover", (event) => mark(chosen(event.target), "on"));
  document.addEventListener("focusin", (event) => mark(chosen(event.target), "on"));
  document.addEventListener("mouseleave", () => mark([], "on"));
  document.addEventListener("click", (event) => {
    const names = chosen(event.target);
    mark(names, "fixed");
    const link = event.target.closest("a[href^='#']");
    const wide = matchMedia("(min-width: 62rem)").matches;
    const line = event.target.closest("main [data-r]");
    if (link || !line || !wide || String(getSelection())) return;
    const place = document.getElementById("t-" + names[0]);
    if (place) place.scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") mark([], "fixed");
  });

  // Filters: certainty and source. A line shows if it passes both.
  const keys = all("[data-filter]");
  const pick = document.querySelector("[data-pick]");
  const nothing = document.querySelector(".nothing");
  const claims = all(".claim");
  const apply = () => {
    const wanted = keys.filter((k) => k.getAttribute("aria-pressed") === "true");
    const modes = wanted.map((k) => k.dataset.filter);
    const voice = pick ? pick.value : "";
    let left = 0;
    claims.forEach((claim) => {
      const fits = (!modes.length || modes.includes(claim.dataset.m)) &&
        (!voice || claim.dataset.v === voice);
      claim.classList.toggle("out", !fits);
      left += fits ? 1 : 0;
    });
    all(".voice").forEach((group) => {
      const own = all(".claim", group);
      group.classList.toggle("out", own.length > 0 && own.every((c) => c.classList.contains("out")));
    });
    if (nothing) nothing.hidden = left > 0;
    root.classList.toggle("filtered", modes.length > 0 || voice !== "");
  };
  keys.forEach((key) => key.addEventListener("click", () => {
    key.setAttribute("aria-pressed", String(key.getAttribute("aria-pressed") !== "true"));
    apply();
  }));
  if (pick) {
    show(pick.closest("label"));
    pick.addEventListener("change", apply);
  }
  root.classList.add("live");

  // Where the reader is.
  const links = new Map(all(".parts a").map((a) => [a.getAttribute("href").slice(1), a]));
  const watcher = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const link = links.get(entry.target.id);
    if (link && entry.isIntersecting) {
      links.forEach((other) => other.removeAttribute("aria-current"));
      link.setAttribute("aria-current", "true");
    }
  }), { rootMargin: "-20% 0px -70% 0px" });
  all(".part").forEach((part) => watcher.observe(part));

  addEventListener("beforeprint", () => all("details:not(.again)").forEach((d) => { d.open = true; }));
})();
