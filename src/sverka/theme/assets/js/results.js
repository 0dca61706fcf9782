/* The page of results: what was found, filters with counts, a corrected query, and a way on where nothing was. */
(function () {
  "use strict";
  const view = document.getElementById("search-results");
  if (!view) return;
  const { box } = window.sverkaSearch;
  const { element, fill } = box;
  const texts = view.dataset;
  const part = (name) => view.querySelector(".sv-results__" + name);
  const [start, count, note, list, more, nearest] = ["start", "count", "note", "list", "more", "nearest"].map(part);
  const filters = view.querySelector(".sv-filters");
  const PAGE = 20;
  const NEAREST = 5;

  const asked = new URLSearchParams(location.search);
  const query = (asked.get("q") || "").trim().slice(0, box.field.maxLength);
  const exactly = asked.has("exactly");
  const chosen = Object.fromEntries(["category", "region", "type"].map((name) => [name, asked.get(name) || ""]));

  function address(changes) {
    const wanted = new URLSearchParams({ q: query, ...(exactly && { exactly: 1 }), ...chosen, ...changes });
    for (const [name, value] of [...wanted]) if (!value) wanted.delete(name);
    return location.pathname.split("/").pop() + (wanted.size ? "?" + wanted : "");
  }

  function link(text, url) {
    const made = element("a", "", text);
    made.href = url;
    return made;
  }

  const marked = (text, mark) =>
    mark(text)
      .map((piece, at) => (at % 2 ? element("mark", "", piece) : piece))
      .filter(Boolean);

  function result(card, mark, values) {
    const title = link("", box.words.base + card.url);
    title.append(...marked(card.title, mark));
    const item = element("li", "", title);
    if (card.code) item.append(element("span", "sv-code", card.code));
    if (card.summary) item.append(element("p", "", ...marked(card.summary, mark)));
    const notes = values.filter((value) => value !== card.title);
    if (notes.length) item.append(element("p", "sv-list__category", notes.join(" · ")));
    return item;
  }

  /* Filters */

  const names = Object.keys(chosen);
  const selects = Object.fromEntries(names.map((name) => [name, element("select")]));
  filters.append(...names.map((name) => element("label", "", filters.dataset[name] + " ", selects[name])));

  function has(data, name, value, document) {
    const place = data[name].values.findIndex(([id]) => id === value);
    return data[name].of[document].includes(place);
  }

  const kept = (data, found, without) =>
    found.filter((one) =>
      names.every(
        (name) => name === without || !chosen[name] || !data[name] || has(data, name, chosen[name], one.document)
      )
    );

  function showFilters(data, found, update) {
    for (const name of names) {
      const select = selects[name];
      const known = data[name] ? data[name].values : [];
      select.closest("label").hidden = !known.length;
      const others = kept(data, found, name);
      const options = known.map(([value, title]) => {
        const number = others.filter((one) => has(data, name, value, one.document)).length;
        const option = new Option(title + " (" + number + ")", value, false, value === chosen[name]);
        option.disabled = !number && value !== chosen[name];
        return option;
      });
      select.replaceChildren(new Option(texts.any + " (" + others.length + ")", ""), ...options);
      select.value = chosen[name];
      select.onchange = function () {
        chosen[name] = select.value;
        update();
      };
    }
    filters.hidden = !names.some((name) => data[name] && data[name].values.length);
  }

  /* What was found */

  const valuesOf = (data, document) =>
    names.flatMap((name) => (data[name] ? data[name].of[document].map((place) => data[name].values[place][1]) : []));

  async function append(engine, data, found, mark) {
    const next = found.slice(list.children.length, list.children.length + PAGE);
    const cards = await Promise.all(next.map((one) => engine.card(one.document)));
    list.append(...cards.map((card, at) => result(card, mark, valuesOf(data, next[at].document))));
    more.hidden = list.children.length >= found.length;
    return list.children[list.children.length - next.length];
  }

  async function show(engine, data, found, mark) {
    const left = kept(data, found);
    showFilters(data, found, async function () {
      // A folder opened as file:// may refuse to change the address without going there.
      try {
        history.replaceState(null, "", address({}));
      } catch {
        return location.assign(address({}));
      }
      await show(engine, data, found, mark);
    });
    list.replaceChildren();
    await append(engine, data, left, mark);
    more.onclick = async () => (await append(engine, data, left, mark)).querySelector("a").focus();
    const reset = !left.length && names.some((name) => chosen[name]);
    count.textContent = left.length ? fill(texts.found, { n: left.length }) : reset ? texts.noneLeft : "";
    if (reset) count.append(" ", link(texts.reset, address({ category: "", region: "", type: "" })));
  }

  /* What was searched for instead, with the way back; or the way out of a search for exactly what was typed. */
  function showCorrection(corrected) {
    note.hidden = !corrected && !exactly;
    if (corrected) {
      note.replaceChildren(
        fill(texts.corrected, { q: corrected }),
        " ",
        link(fill(texts.exactly, { q: query }), address({ exactly: 1 }))
      );
    } else if (exactly) {
      note.replaceChildren(link(texts.inexactly, address({ exactly: "" })));
    }
  }

  async function showNearest(engine) {
    const found = (await engine.nearest(query)).slice(0, NEAREST);
    const cards = await Promise.all(found.map((one) => engine.card(one.document)));
    nearest
      .querySelector("ul")
      .replaceChildren(...cards.map((card) => element("li", "", link(card.title, box.words.base + card.url))));
    nearest.hidden = !cards.length;
  }

  async function run() {
    start.hidden = true;
    count.textContent = texts.loading;
    const engine = await box.load();
    const coded = await box.pageOf(engine, query);
    if (coded) return location.replace(box.words.base + coded.url);
    const { found, corrected, mark } = query
      ? await engine.answer(query, exactly)
      : {
          found: Array.from({ length: engine.size }, (_, document) => ({ document, score: 1 })),
          corrected: "",
          mark: (text) => [text]
        };
    const best = box.relevant(found);
    showCorrection(corrected);
    if (best.length) return show(engine, await engine.part("filters"), best, mark);
    const code = window.sverkaSearch.pageCode(query);
    count.textContent = fill(code ? texts.noCode : texts.none, { q: code || query });
    await showNearest(engine);
    document.dispatchEvent(new CustomEvent("sverka-gap", { detail: query }));
  }

  if (query || names.some((name) => chosen[name])) {
    box.field.value = query;
    run().catch(function () {
      count.textContent = texts.failed + " ";
      count.append(link(texts.allQuestions, texts.index));
    });
  } else {
    box.field.focus();
  }
})();
