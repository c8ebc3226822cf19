// What the page does when it is touched. Without this script it can be read all the same.
"use strict";
(() => {
  const root = document.documentElement;
  const { reasons, kinds, list: pieces } = JSON.parse(document.getElementById("data").textContent);
  const elements = [...document.querySelectorAll("[data-piece]")];
  const texts = elements.map((element) => element.textContent);
  const levels = ["sentences", "clauses", "words"];
  const names = { sentences: "sentence", clauses: "clause", words: "word" };
  const shown = new Set();

  // --- Units: a piece is cut when it comes into sight, into spans that stand inside one another.

  /// The offsets where the units of a piece end, from their lengths.
  const ends = (lengths) => {
    let end = 0;
    return lengths.map((length) => (end += length));
  };

  function cut(element) {
    const number = Number(element.dataset.piece);
    const wanted = levels.filter((level) => shown.has(level));
    const key = wanted.join();
    if ((element.dataset.cut ?? "") === key) return;
    element.dataset.cut = key;
    const text = texts[number];
    const put = (parent, from, to, depth) => {
      if (depth === wanted.length) {
        parent.append(text.slice(from, to));
        return;
      }
      const level = wanted[depth];
      let start = from;
      for (const [index, end] of ends(pieces[number][level]).entries()) {
        if (end <= from) continue;
        const stop = Math.min(end, to);
        // White space after a unit is a part of it, and no place for the mark of its end.
        const trimmed = start + text.slice(start, stop).trimEnd().length;
        if (trimmed > start) {
          const unit = document.createElement("span");
          unit.className = `u-${level[0]}`;
          unit.dataset.from = start;
          unit.dataset.to = stop;
          if (level === "sentences") unit.dataset.why = pieces[number].why[index];
          if (level === "words") unit.dataset.of = pieces[number].of[index];
          put(unit, start, trimmed, depth + 1);
          parent.append(unit);
        }
        parent.append(text.slice(trimmed, stop));
        start = stop;
        if (end >= to) break;
      }
    };
    const content = document.createDocumentFragment();
    put(content, 0, text.length, 0);
    element.replaceChildren(content);
  }

  const inSight = new Set();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          inSight.add(target);
          cut(target);
        } else {
          inSight.delete(target);
        }
      }
    },
    { rootMargin: "600px" },
  );
  elements.forEach((element) => watcher.observe(element));

  function show(level, wanted) {
    if (level === "other") {
      root.dataset.other = wanted ? "on" : "off";
    } else {
      if (wanted) shown.add(level);
      else shown.delete(level);
      inSight.forEach(cut);
    }
    document.querySelector(`[data-show="${level}"]`).setAttribute("aria-pressed", wanted);
  }
  const isShown = (level) =>
    document.querySelector(`[data-show="${level}"]`).getAttribute("aria-pressed") === "true";

  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => show(button.dataset.show, !isShown(button.dataset.show)));
  }

  // --- What stands behind a unit or a turn.

  const tip = document.getElementById("tip");
  const bytes = new TextEncoder();
  /// Bytes that `text` takes in the file: pictures of control characters stand for one byte.
  const size = (text) => bytes.encode(text.replace(/[\u2400-\u241f]/g, "?")).length;

  function about(target) {
    const unit = target.closest("[data-from]");
    const lines = [];
    if (unit) {
      const number = Number(unit.closest("[data-piece]").dataset.piece);
      const text = texts[number];
      const level = levels.find((level) => unit.className === `u-${level[0]}`);
      const from = pieces[number].at + size(text.slice(0, Number(unit.dataset.from)));
      const to = from + size(text.slice(Number(unit.dataset.from), Number(unit.dataset.to)));
      const of = unit.dataset.of ? `, ${kinds[Number(unit.dataset.of)]}` : "";
      lines.push(`${names[level]} [${from}, ${to}]${of}`);
      const sentence = target.closest("[data-why]");
      if (sentence) lines.push(`ends by ${reasons[Number(sentence.dataset.why)]}`);
    }
    const turn = target.closest(".turn");
    if (turn && (unit || target.closest(".who"))) {
      const { start, end, speaker, about } = turn.dataset;
      lines.push(`turn [${start}, ${end}], speaker ${speaker}${about ? `\n${about}` : ""}`);
    }
    const other = target.closest("[data-kind]");
    if (other && !turn) lines.push(other.dataset.kind);
    return lines.join("\n");
  }
  document.addEventListener("mousemove", ({ target, clientX, clientY }) => {
    const text = target instanceof Element ? about(target) : "";
    tip.hidden = text === "";
    if (text === "") return;
    tip.textContent = text;
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(clientX + 14, innerWidth - box.width - 4))}px`;
    const below = clientY + 18;
    tip.style.top = `${below + box.height > innerHeight ? clientY - box.height - 10 : below}px`;
  });

  // --- One speaker alone.

  let only = null;
  function showOnly(speaker) {
    only = only === speaker ? null : speaker;
    for (const element of document.querySelectorAll("[data-speaker]")) {
      element.classList.toggle("dimmed", only !== null && element.dataset.speaker !== only);
    }
    for (const button of document.querySelectorAll("[data-only]")) {
      button.setAttribute("aria-pressed", button.dataset.only === only);
    }
  }
  for (const button of document.querySelectorAll("[data-only]")) {
    button.addEventListener("click", () => showOnly(button.dataset.only));
  }

  // --- From turn to turn and from section to section.

  const turns = [...document.querySelectorAll(".turn[id]")];
  const headings = [...document.querySelectorAll(".heading")];
  const line = () => document.querySelector(".top").getBoundingClientRect().bottom + 40;
  /// The last of `marks` that starts above the line where one reads; -1 before the first.
  function current(marks) {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle].getBoundingClientRect().top <= line()) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  let at = null;
  function step(marks, by) {
    const from = at !== null && marks.includes(at) ? marks.indexOf(at) : current(marks);
    const next = marks[Math.max(0, Math.min(from + by, marks.length - 1))];
    if (!next) return;
    at?.classList.remove("current");
    at = next;
    at.classList.add("current");
    at.scrollIntoView({ block: "start" });
  }
  addEventListener("wheel", () => (at = at && (at.classList.remove("current"), null)), { passive: true });
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(turns, Number(button.dataset.step)));
  }

  const outline = new Map(
    [...document.querySelectorAll(".outline a")].map((a) => [a.hash.slice(1), a.parentElement]),
  );
  let here = null;
  let waits = false;
  function markSection() {
    waits = false;
    const heading = headings[current(headings)];
    const entry = heading ? outline.get(heading.id) : null;
    if (entry === here) return;
    here?.classList.remove("here");
    here = entry ?? null;
    here?.classList.add("here");
  }
  addEventListener("scroll", () => {
    if (!waits) requestAnimationFrame(markSection);
    waits = true;
  }, { passive: true });

  // --- Light or dark, keys, and what the address asks for.

  function switchTheme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }
  document.querySelector("[data-theme-switch]").addEventListener("click", switchTheme);
  const keys = document.getElementById("keys");
  document.querySelector("[data-help]").addEventListener("click", () => keys.showModal());

  const toggle = (level) => () => show(level, !isShown(level));
  const actions = {
    j: () => step(turns, 1),
    k: () => step(turns, -1),
    n: () => step(headings, 1),
    p: () => step(headings, -1),
    s: toggle("sentences"),
    c: toggle("clauses"),
    w: toggle("words"),
    o: toggle("other"),
    t: switchTheme,
    "?": () => keys.showModal(),
    Escape: () => only !== null && showOnly(only),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const action = actions[event.key];
    if (!action) return;
    action();
    if (event.key !== "Escape") event.preventDefault();
  });

  // `page.html?show=sentences,words&theme=dark` opens it so.
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  for (const level of (asked.get("show") ?? "").split(",")) {
    if (levels.includes(level)) show(level, true);
  }
  if (asked.get("show") !== null) elements.slice(0, 400).forEach(cut);
  markSection();
  root.dataset.ready = "yes";
})();
