// Comfort only: every page works without it. Texts from articles are never parsed as markup here.
"use strict";
const root = document.documentElement;
const kept = localStorage.getItem("theme");
if (kept) root.dataset.theme = kept;
const theme = document.querySelector(".theme");
theme.hidden = false;
theme.addEventListener("click", () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
});
for (const field of document.querySelectorAll("[data-submits]"))
  field.addEventListener("change", () => field.form.requestSubmit());

// A statement and its passage light up together.
const light = (names) => {
  for (const one of document.querySelectorAll("[data-s].lit")) one.classList.remove("lit");
  if (!names) return;
  const wanted = new Set(names.split(" "));
  for (const one of document.querySelectorAll("[data-s]"))
    if (one.dataset.s.split(" ").some((name) => wanted.has(name))) one.classList.add("lit");
};
for (const kind of ["mouseover", "focusin"])
  document.addEventListener(kind, (event) => light(event.target.closest("[data-s]")?.dataset.s));

// "/" goes to the search, j and k walk through the claims.
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey) return;
  if (event.key === "/") {
    event.preventDefault();
    (document.querySelector("input[type=search]") ?? { focus: () => location.assign("/search") }).focus();
  }
  if (event.key !== "j" && event.key !== "k") return;
  const rows = [...document.querySelectorAll(".claim, .story")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
  next?.querySelector("a, button, summary")?.focus();
});

// The list of stories tells when something new has come in.
const live = document.getElementById("live");
if (live && window.EventSource) {
  const source = new EventSource(`/api/v1/events?after=${live.dataset.after}`);
  let count = 0;
  const tell = () => {
    count += 1;
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = `${live.dataset.word}: ${count}`;
    live.replaceChildren(link);
  };
  for (const kind of ["new", "changed"]) source.addEventListener(kind, tell);
  addEventListener("pagehide", () => source.close());
}

// The queue counts on; once it is empty the page shows what came of it, unless somebody writes.
const progress = document.getElementById("progress");
const follow = async () => {
  const answer = await fetch("/api/v1/jobs", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { counts } = await answer.json();
  for (const one of progress.querySelectorAll("[data-count]"))
    one.textContent = counts[one.dataset.count];
  const waiting = counts.queued + counts.running;
  const bar = progress.querySelector("progress");
  bar.max = Object.values(counts).reduce((sum, one) => sum + one, 0) || 1;
  bar.value = bar.max - waiting;
  if (waiting) setTimeout(follow, 2000);
  else if (![...document.querySelectorAll("textarea, input[type=url]")].some((one) => one.value))
    location.reload();
};
if (progress && Number(progress.dataset.waiting)) setTimeout(follow, 1000);
