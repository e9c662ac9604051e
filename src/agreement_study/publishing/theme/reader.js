/* The reader: sets texts side by side by the list of passages, and keeps what is chosen in the address.
   The page itself is the data: the list tells what stands beside what, the texts have every passage.
   #texts=a,b&by=principle&text=received&row=dialogue&passage=a:120-240, or only #a:120-240. */
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const list = one("#list"), whole = one("#texts");
  const words = list.dataset;
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const MOST = 4, LEAST = 2, FEW = 10;

  function make(tag, properties = {}, ...inner) {
    const { data = {}, ...own } = properties;
    const element = Object.assign(document.createElement(tag), own);
    Object.assign(element.dataset, data);
    element.append(...inner.filter(Boolean));
    return element;
  }

  // ---- What the page holds ----

  const texts = new Map(all("article", whole).map((article) => [article.dataset.document, article]));
  const nameOf = (id) => texts.get(id).dataset.name;
  const place = ({ document: id, start, end }) => ({ document: id, start: +start, end: +end });
  const nameOfPlace = (p) => `${p.document}:${p.start}-${p.end}`;
  const overlaps = (a, b) => a.start < b.end && b.start < a.end;
  const contains = (a, b) => a.document === b.document && a.start <= b.start && b.end <= a.end;

  function entryOf(item) {
    return {
      documents: item.dataset.documents.split(" "),
      name: one(".name", item),
      said: one(".said", item)?.textContent ?? "",
      places: all("a", item).map((link) => ({ ...place(link.dataset), words: link.textContent })),
    };
  }

  function wayOf(section) {
    const rows = all("[data-row]", section).map((row) => ({
      key: row.dataset.row,
      label: one("h4", row).textContent,
      entries: all("li", row).map(entryOf),
    }));
    return { by: section.dataset.by, empty: section.dataset.empty, rows };
  }

  const ways = new Map(all("[data-by]", list).map((section) => [section.dataset.by, wayOf(section)]));
  const entriesOf = (by) => (ways.get(by)?.rows ?? []).flatMap((row) => row.entries);
  const chosenOnly = (entries, ids) => entries.filter((e) => e.documents.every((d) => ids.includes(d)));

  // ---- What is chosen, and its address ----

  let state = null;

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  const PASSAGE = /^(.+):(\d+)-(\d+)$/;

  /* What an address says; nothing, where it is an anchor of the page such as #main. */
  function parsed(hash) {
    const parts = hash.slice(1).replace(/^text-/, "texts=").split("&");
    const pairs = parts.map((part) => part.split("=").map(decoded));
    const full = pairs.map((pair) => (PASSAGE.test(pair[0]) ? ["passage", pair[0]] : pair));
    const given = Object.fromEntries(full.filter((pair) => pair.length > 1));
    const found = PASSAGE.exec(given.passage ?? "");
    const passage = found && texts.has(found[1]) ? place({ document: found[1], start: found[2], end: found[3] }) : null;
    const nothing = !Object.keys(given).length;
    return { ...given, passage, nothing, lost: Boolean(given.passage) && !passage };
  }

  function holding(by, passage, ids) {
    const entries = ids ? chosenOnly(entriesOf(by), ids) : entriesOf(by);
    return entries.find((entry) => entry.places.some((p) => nameOfPlace(p) === nameOfPlace(passage)));
  }

  function completed(given) {
    const { passage } = given;
    const kept = given.texts ? given.texts.split(",") : state?.texts ?? [];
    const named = ways.has(given.by) || given.by === "whole";
    let by = named ? given.by : state?.by;
    if (passage && !named && by !== "whole" && !holding(by, passage)) {
      by = [...ways.keys()].find((way) => holding(way, passage)) ?? "whole";
    }
    const partners = passage ? holding(by, passage)?.documents ?? [passage.document] : [];
    const asked = new Set([...(given.texts && passage ? [passage.document] : partners), ...kept]);
    const known = [...asked].filter((id) => texts.has(id)).slice(0, MOST);
    const others = [...texts.keys()].filter((id) => !known.includes(id));
    const chosen = [...known, ...others.slice(0, Math.max(0, LEAST - known.length))];
    const ids = [...texts.keys()].filter((id) => chosen.includes(id));
    if (passage && by !== "whole" && !holding(by, passage, ids)) by = "whole";
    const received = given.text ? given.text === "received" : state?.received ?? false;
    return { texts: ids, by: by ?? "principle", received, row: given.row ?? "", passage };
  }

  function addressOf(wanted) {
    const parts = [`texts=${wanted.texts.join(",")}`, `by=${wanted.by}`];
    if (wanted.received) parts.push("text=received");
    if (wanted.row) parts.push(`row=${encodeURIComponent(wanted.row)}`);
    if (wanted.passage) parts.push(`passage=${nameOfPlace(wanted.passage)}`);
    return `#${parts.join("&")}`;
  }

  // ---- Passages ----

  /* Takes away what an earlier citation left. */
  function clear(root) {
    for (const element of all(".reference", root)) element.remove();
    for (const element of all(".target, .cited", root)) element.classList.remove("target", "cited");
  }

  function unmarked(copy) {
    for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id");
    for (const element of all(".address, .also", copy)) element.remove();
    return copy;
  }

  const blocks = new Map([...texts].map(([id, article]) => [id, all(":scope > .unit, :scope > .noise", article)]));

  function extent(block) {
    const units = block.matches(".unit") ? [block] : all(".unit", block);
    return { start: +units[0].dataset.start, end: +units[units.length - 1].dataset.end };
  }

  function mark(block, id, passage) {
    for (const piece of all("span[data-start]", block)) {
      const at = place({ document: id, ...piece.dataset });
      const others = (piece.dataset.shared ?? "").split(" ");
      piece.classList.toggle("shared", state.by !== "shared" && others.some((d) => state.texts.includes(d)));
      piece.classList.toggle("outside", Boolean(passage) && !overlaps(at, passage));
    }
    return block;
  }

  /* Links from a unit to the rows of shared passages that begin in it. */
  function alsoIn(block, id) {
    const here = extent(block), links = new Map();
    for (const entry of chosenOnly(entriesOf("shared"), state.texts)) {
      const own = entry.places.find((p) => p.document === id && here.start <= p.start && p.start < here.end);
      const other = own && entry.documents.find((d) => d !== id);
      if (!own || links.has(other)) continue;
      const href = addressOf({ ...state, by: "shared", row: "", passage: own });
      links.set(other, make("a", { href, textContent: say("also", { name: nameOf(other) }) }));
    }
    return links.size ? make("p", { className: "also" }, ...links.values()) : null;
  }

  function quoted(passage) {
    const article = texts.get(passage.document);
    const quote = make("div", { className: "quote", lang: article.dataset.language });
    for (const block of blocks.get(passage.document)) {
      if (!overlaps(extent(block), passage)) continue;
      const copy = mark(unmarked(block.cloneNode(true)), passage.document, passage);
      const also = state.by === "shared" ? null : alsoIn(block, passage.document);
      if (also) also.lang = document.documentElement.lang;
      if (also) copy.append(also);
      quote.append(copy);
    }
    return quote;
  }

  function citation(passage) {
    const values = { name: nameOf(passage.document), start: passage.start, end: passage.end };
    const link = make("a", {
      href: addressOf({ ...state, row: "", passage }),
      textContent: say("cite", values),
    });
    link.setAttribute("aria-label", say("citeLabel", values));
    return make("p", { className: "cite" }, link);
  }

  function passageBox({ passage, told }) {
    const properties = { className: "passage", tabIndex: -1, data: { passage: nameOfPlace(passage) } };
    return make("div", properties, ...told, quoted(passage), citation(passage));
  }

  // ---- Words that shared passages have in common ----

  const WORD = /(\p{L}{4,})/u; // shorter ones are mostly function words
  const folded = (word) => word.toLowerCase();

  function textsIn(quote) {
    const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest("[data-start] p") && !parent.closest(".outside, del")) found.push(walker.currentNode);
    }
    return found;
  }

  const wordsOf = (quote) => new Set(textsIn(quote).flatMap((node) => node.data.split(WORD)).map(folded));

  function emphasise(quote, others) {
    for (const node of textsIn(quote)) {
      const parts = node.data.split(WORD).map((part, n) => {
        const same = n % 2 && others.some((known) => known.has(folded(part)));
        return same ? make("b", { className: "same", textContent: part }) : part;
      });
      node.replaceWith(...parts);
    }
  }

  /* Only within a language: a translation has hardly a word in common. */
  function emphasiseCommon(section) {
    const quotes = all(".quote", section).map((quote) => ({ quote, known: wordsOf(quote), cell: quote.closest(".cell") }));
    for (const { quote, cell } of quotes) {
      const others = quotes.filter((q) => q.cell !== cell && q.quote.lang === quote.lang);
      emphasise(quote, others.map(({ known }) => known));
    }
  }

  // ---- Rows ----

  function toldBy(entry) {
    if (entry.documents.length > 1 || !(entry.name || entry.said)) return null;
    const said = entry.said && make("span", { textContent: entry.name ? ` (${entry.said})` : entry.said });
    return make("p", { className: "told" }, entry.name?.cloneNode(true), said);
  }

  function groups(id, entries) {
    const found = new Map();
    for (const entry of entries) {
      const own = entry.places.filter((p) => p.document === id);
      for (const passage of own) {
        const key = nameOfPlace(passage);
        if (!found.has(key)) found.set(key, { passage, told: [] });
        const told = toldBy(entry);
        const known = found.get(key).told.some((p) => p.textContent === told?.textContent);
        if (told && !known) found.get(key).told.push(told);
      }
    }
    const listed = [...found.values()].sort((a, b) => a.passage.start - b.passage.start);
    const within = (a, b) => a !== b && !a.told.length && contains(b.passage, a.passage);
    return listed.filter((a) => !listed.some((b) => within(a, b)));
  }

  function cellOf(id, way, entries) {
    const own = entries.filter((entry) => entry.documents.includes(id));
    const cell = make("div", { className: "cell", data: { document: id } });
    cell.append(make("h3", { className: "whose", textContent: nameOf(id) }));
    const bare = own.filter((entry) => !entry.places.length).map(toldBy);
    cell.append(...bare.filter(Boolean), ...groups(id, own).map(passageBox));
    if (!own.length) cell.append(make("p", { className: "empty", textContent: way.empty }));
    return cell;
  }

  function likeness(entries) {
    const pairs = entries.filter((entry) => entry.documents.length > 1);
    const told = pairs.map((e) => (state.texts.length > 2 ? `${e.documents.map(nameOf).join(" – ")}: ` : "") + e.said);
    return told.length ? make("p", { className: "likeness", textContent: [...new Set(told)].join("; ") }) : null;
  }

  const firstPlace = (entries) =>
    state.texts.flatMap((id) => entries.flatMap((e) => e.places).filter((p) => p.document === id).sort((a, b) => a.start - b.start))[0];

  /* What a row is called: a shared passage by its first words, in the language of the text. */
  function title(by, { row, entries }) {
    const first = by === "shared" && firstPlace(entries);
    const lang = first ? texts.get(first.document).dataset.language : document.documentElement.lang;
    return { textContent: first ? first.words : row.label, lang };
  }

  function rowOf(way, { row, entries }) {
    const id = `row-${row.key}`;
    const heading = make("h2", { id, tabIndex: -1, ...title(way.by, { row, entries }) });
    const cells = make("div", { className: "cells" }, ...state.texts.map((text) => cellOf(text, way, entries)));
    const section = make("section", { className: "row", data: { row: row.key } }, heading, likeness(entries), cells);
    section.setAttribute("aria-labelledby", id);
    if (way.by === "shared") emphasiseCommon(section);
    return section;
  }

  /* In the order of the first text that has the passage. */
  function inOrder(a, b) {
    const [first, second] = [firstPlace(a.entries), firstPlace(b.entries)];
    const column = (p) => state.texts.indexOf(p.document);
    return column(first) - column(second) || first.start - second.start;
  }

  function shownRows(way) {
    const rows = way.rows.map((row) => ({ row, entries: chosenOnly(row.entries, state.texts) }));
    const full = rows.filter(({ entries }) => entries.some((entry) => entry.places.length));
    if (way.by === "shared") full.sort(inOrder);
    return { full, none: rows.filter((row) => !full.includes(row)).map(({ row }) => row.label) };
  }

  function heads() {
    const made = state.texts.map((id) => {
      const header = one("header", texts.get(id)).cloneNode(true);
      const name = make("p", { className: "head-name", textContent: nameOf(id) });
      one("h3", header).replaceWith(name);
      return make("div", { className: "head", data: { document: id } }, ...header.childNodes);
    });
    return make("div", { className: "heads" }, ...made);
  }

  function jumps(by, rows) {
    const links = rows.map((shown) => {
      const href = addressOf({ ...state, row: shown.row.key, passage: null });
      return make("li", {}, make("a", { href, ...title(by, shown) }));
    });
    const summary = make("summary", { textContent: say("rows", { rows: rows.length }) });
    const folded = make("details", { open: rows.length <= FEW }, summary, make("ul", {}, ...links));
    one("#jump").replaceChildren(folded);
    one("#jump").hidden = !links.length;
  }

  function compare(way) {
    const { full, none } = shownRows(way);
    const key = `none${way.by[0].toUpperCase()}${way.by.slice(1)}`;
    const note = key in words && none.length ? say(key, { rows: none.join(", ") }) : "";
    const nothing = full.length ? note : note || say("nothing");
    one("#comparison").replaceChildren(
      heads(),
      ...full.map((shown) => rowOf(way, shown)),
      nothing && make("p", { className: "none", textContent: nothing }),
    );
    jumps(way.by, full);
    return say("status", { texts: state.texts.length, rows: full.length });
  }

  // ---- Whole texts ----

  function readWhole() {
    one("#comparison").replaceChildren();
    one("#jump").hidden = true;
    for (const [id, article] of texts) {
      article.hidden = !state.texts.includes(id);
      for (const link of all(".also", article)) link.remove();
      if (!article.hidden) for (const unit of all(".unit", article)) {
        mark(unit, id, null);
        const also = alsoIn(unit, id);
        if (also) unit.append(also);
      }
    }
    return say("statusWhole", { texts: state.texts.length });
  }

  // ---- A passage that is cited ----

  function reference(passage) {
    const values = { name: nameOf(passage.document), start: passage.start, end: passage.end };
    const sha = texts.get(passage.document).dataset.sha;
    const address = make("input", { readOnly: true, value: location.href });
    const copy = make("button", { type: "button", textContent: say("copy") });
    const told = make("span", { className: "copied" });
    told.setAttribute("role", "status");
    copy.addEventListener("click", async () => {
      address.select();
      try {
        await navigator.clipboard.writeText(address.value);
        told.textContent = say("copied");
      } catch {
        told.textContent = say("copyByHand");
      }
    });
    const label = make("label", {}, `${say("address")} `, address);
    const box = make("div", { className: "reference", lang: document.documentElement.lang });
    box.append(make("p", { textContent: say("reference", { ...values, sha }) }), label, copy, told);
    return box;
  }

  function targetOf(passage) {
    if (state.by === "whole") {
      const units = all(".unit", texts.get(passage.document)).filter((unit) => overlaps(extent(unit), passage));
      for (const unit of units) {
        const folded = unit.closest("details");
        if (folded) folded.open = true;
        unit.classList.add("target");
        for (const piece of all("span[data-start]", unit)) piece.classList.toggle("cited", overlaps(place(piece.dataset), passage));
      }
      return units;
    }
    const boxes = all(`[data-passage^="${passage.document}:"]`, one("#comparison"));
    const spans = boxes.map((box) => [box, parsed(`#${box.dataset.passage}`).passage]);
    const exact = spans.filter(([box]) => box.dataset.passage === nameOfPlace(passage));
    return (exact.length ? exact : spans.filter(([, p]) => contains(p, passage))).map(([box]) => box).slice(0, 1);
  }

  function show(passage) {
    clear(document);
    const found = targetOf(passage);
    if (!found.length) return say("notFound");
    for (const element of found) element.classList.add("target");
    found[found.length - 1].append(reference(passage));
    found[0].tabIndex = -1;
    found[0].scrollIntoView();
    found[0].focus({ preventScroll: true });
    return say("shown", { name: nameOf(passage.document), start: passage.start, end: passage.end });
  }

  function showRow(key) {
    const heading = one(`[data-row="${CSS.escape(key)}"] h2`, one("#comparison"));
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  // ---- Running ----

  function render() {
    const root = one(".reader");
    root.dataset.by = state.by;
    root.style.setProperty("--n", state.texts.length);
    document.body.dataset.columns = state.texts.length;
    for (const box of all("#settings [name=text]")) box.checked = state.texts.includes(box.value);
    one(`#settings [name=by][value=${state.by}]`).checked = true;
    one(`#settings [name=reading][value=${state.received ? "received" : "repaired"}]`).checked = true;
    clear(whole);
    if (state.by === "whole") root.append(whole);
    else whole.remove(); // out of the page, not only hidden: it is long
    return state.by === "whole" ? readWhole() : compare(ways.get(state.by));
  }

  function settle() {
    history.replaceState(null, "", addressOf(state));
    for (const link of all("a[hreflang]")) link.href = link.href.split("#")[0] + location.hash;
  }

  function follow() {
    const given = parsed(location.hash);
    if (state && given.nothing && location.hash.length > 1) return;
    state = completed(given);
    settle();
    let said = render();
    if (state.passage) said = show(state.passage);
    else if (state.row) showRow(state.row);
    one("#status").textContent = given.lost ? say("notFound") : said;
  }

  function change(event) {
    const { name, value, type } = event.target;
    if (type === "checkbox" && name !== "text") return;
    const ids = all("#settings [name=text]:checked").map((box) => box.value);
    if (ids.length < LEAST || ids.length > MOST) {
      event.target.checked = !event.target.checked;
      one("#status").textContent = say("limit");
      return;
    }
    if (name === "reading") return reread(value === "received");
    state = { ...state, texts: ids, by: name === "by" ? value : state.by, row: "", passage: null };
    settle();
    one("#status").textContent = render();
  }

  /* The style sheet switches the readings; only addresses must follow. */
  function reread(received) {
    state = { ...state, received };
    settle();
    for (const link of all("a[href^='#texts=']")) {
      const plain = link.getAttribute("href").replace("&text=received", "");
      link.href = received ? plain.replace(/(&by=\w+)/, "$1&text=received") : plain;
    }
    for (const input of all(".reference input")) input.value = location.href;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  one("#settings").addEventListener("change", change);
  one("#settings").addEventListener("submit", (event) => event.preventDefault());
  one("#print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", follow);
  document.documentElement.classList.add("js");
  list.remove();
  one(".legend").open = window.matchMedia("(min-width: 46rem)").matches;
  follow();
})();
