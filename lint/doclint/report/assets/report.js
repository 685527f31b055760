// The filters of a language's page, and the buttons that copy a proposal. Pages work without.
"use strict";

var doclint = { rules: [], articles: [] };  // filled by articles.js

(() => {
  const STEP = 200;  // articles shown at once
  const SEVERITIES = ["error", "warning", "info"];
  const FIELDS = ["text", "rule", "severity", "folder"];
  const get = (id) => document.getElementById(id);

  function startCopying() {
    for (const button of document.querySelectorAll("button.copy")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = button.closest(".proposal").querySelector("ins").textContent;
        const done = await copy(text);
        get("copied").textContent = done ? "Copied" : "Could not be copied";
        button.textContent = get("copied").textContent;
        button.removeAttribute("aria-label");  // it would hide what the button says now
      });
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {  // a browser that gives pages from a folder no clipboard
      const area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("aria-hidden", "true");
      area.className = "hidden";
      const focused = document.activeElement;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      focused.focus();
      return done;
    }
  }

  // The address keeps the filter after its `#`, so that it can be sent and opened again.
  function read() {
    const kept = new URLSearchParams(location.hash.slice(1));
    return Object.fromEntries(FIELDS.map((name) => [name, kept.get(name) || ""]));
  }

  function keep(filter) {
    const kept = new URLSearchParams(FIELDS.filter((name) => filter[name]).map((name) => [name, filter[name]]));
    history.replaceState(null, "", `${kept}` ? `#${kept}` : location.pathname + location.search);
  }

  // How many findings of an article are asked for; -1 where the article is not.
  function matching(article, filter, words) {
    const [, title, path, own, , , , , , , found, notes] = article;
    const source = typeof own === "number" ? path.slice(path.length - own) : own;
    const inFolder = (each) => each === filter.folder || each.startsWith(`${filter.folder}/`);
    if (filter.folder && !inFolder(source) && !inFolder(path)) return -1;
    const asked = found.filter(([rule, severity]) =>
      (!filter.rule || doclint.rules[rule] === filter.rule) &&
      (!filter.severity || SEVERITIES[severity] === filter.severity));
    if ((filter.rule || filter.severity) && !asked.length) return -1;
    if (words.length) {
      const text = [title, path, source, ...notes].join("\n").toLowerCase();
      if (!words.every((word) => text.includes(word))) return -1;
    }
    return asked.reduce((sum, each) => sum + each[2], 0);
  }

  function add(parent, name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    parent.append(" ", element);
    return element;
  }

  function item(article) {
    const [address, title, path, , state, percent, , , words, views, found, notes, outdated] = article;
    const li = document.createElement("li");
    li.className = "item";
    const heading = add(li, "h3", "", "");
    const link = add(heading, address ? "a" : "span", "title", title);
    link.dir = "auto";
    if (address) link.href = address;
    add(li, "p", "path code", path);
    const facts = add(li, "p", "facts", "");
    const bar = add(facts, "progress", "", "");
    bar.max = 100;
    bar.value = percent;
    bar.setAttribute("aria-label", "Sentences translated");
    add(facts, "span", "percent", `${percent} %`);
    add(facts, "span", "state", state);
    if (outdated) add(facts, "span", "tag", "outdated");
    SEVERITIES.forEach((name, number) => {
      const count = found.filter((each) => each[1] === number).reduce((sum, each) => sum + each[2], 0);
      const plural = count === 1 || name === "info" ? "" : "s";
      if (count) add(facts, "span", `tag ${name}`, `${count} ${name}${plural}`);
    });
    if (words) add(facts, "span", "words", `${words} words to translate`);
    if (views >= 0) add(facts, "span", "views", `${views} views`);
    if (notes.length) add(li, "p", "note", notes[0]).dir = "auto";
    return li;
  }

  function startFiltering() {
    let shown = STEP;
    let asked = [];
    const controls = FIELDS.map(get);
    const filter = () => Object.fromEntries(controls.map((control) => [control.id, control.value]));
    const number = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

    function select(wanted) {
      const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
      let findings = 0;
      asked = doclint.articles.filter((article) => {
        const count = matching(article, wanted, words);
        findings += Math.max(0, count);
        return count >= 0;
      });
      shown = STEP;
      draw();
      get("count").textContent =
        `${asked.length} of ${number(doclint.articles.length, "article")}, ${number(findings, "finding")}`;
    }

    function draw() {
      get("articles").replaceChildren(...asked.slice(0, shown).map(item));
      get("more").hidden = asked.length <= shown;
    }

    function changed() {
      keep(filter());
      select(filter());
    }

    function restore() {
      const wanted = read();
      for (const control of controls) {
        const value = wanted[control.id];
        if (control.options && ![...control.options].some((option) => option.value === value)) {
          control.add(new Option(value, value));
        }
        control.value = value;
      }
      select(wanted);
    }

    for (const control of controls) {
      control.addEventListener("input", changed);
      control.addEventListener("change", changed);  // not every way to choose is an input
    }
    get("reset").addEventListener("click", () => {
      for (const control of controls) control.value = "";
      changed();
      get("text").focus();
    });
    get("more").addEventListener("click", () => {
      const first = shown;
      shown += STEP;
      draw();
      get("articles").children[first].querySelector(".title").focus();
    });
    window.addEventListener("hashchange", () => {
      restore();
      if (read().folder) get("main").focus();
    });
    get("filters").hidden = false;
    get("pages").hidden = true;
    restore();
  }

  document.addEventListener("DOMContentLoaded", () => {
    startCopying();
    if (document.body.dataset.page === "language") startFiltering();
  });
})();
