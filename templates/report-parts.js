// The report over many pages: rows come from script files beside it, loaded when they are asked for. A page that is
// opened from disk may load scripts, but read no files.
(() => {
  const byId = (id) => document.getElementById(id);
  const main = document.querySelector("main");
  const list = document.querySelector(".pages");
  const tools = document.querySelector(".tools");
  const more = byId("more");
  const parts = main.dataset.parts.split(" ");
  const STEP = 50;
  const compare = new Intl.Collator("el", { numeric: true }).compare;

  const rows = new Map();
  let found = [];
  window.report = {
    part: (id, pages) => { for (const key in pages) rows.set(key, pages[key]); },
    find: (id, pages) => {
      for (const [key, rank, state, kinds, site, path, heading, words] of pages) {
        found.push({ id, key, rank, state, kinds, site, path, heading, words });
      }
    },
  };

  const loading = new Map();
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `report_files/${name}.js`;
        script.onload = script.onerror = done;
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  const everything = () => Promise.all(parts.map((id) => load(`find-${id}`)));

  let chosen = null;
  let number = list.children.length;
  let turn = 0;

  const fill = async () => {
    const mine = turn;
    const next = chosen.slice(number, number + STEP);
    await Promise.all([...new Set(next.map((row) => row.id))].map((id) => load(`part-${id}`)));
    if (mine !== turn) return;
    list.insertAdjacentHTML("beforeend", next.map((row) => rows.get(row.key) ?? "").join(""));
    number += next.length;
    more.hidden = number >= chosen.length;
  };

  const order = {
    // As the first rows, which stand in the page itself.
    attention: (one, other) => one.rank - other.rank || (one.path < other.path ? -1 : 1),
    name: (one, other) => compare(one.path, other.path),
    heading: (one, other) => compare(one.heading, other.heading),
  };

  const choose = async () => {
    const mine = ++turn;
    await everything();
    if (mine !== turn) return false;
    const wanted = wordsIn(byId("words").value);
    const has = (row, name) => !byId(name).value || ` ${row[name]} `.includes(` ${byId(name).value} `);
    chosen = found.filter((row) => ["state", "kinds", "site"].every((name) => has(row, name))
      && (!wanted.length || wanted.every((word) => (row.plain ??= plain(row.words)).includes(word))));
    chosen.sort(order[byId("order").value]);
    byId("number").textContent = chosen.length;
    return true;
  };

  const show = async () => {
    if (!(await choose())) return;
    list.replaceChildren();
    number = 0;
    await fill();
  };

  more.addEventListener("click", async () => {
    if (chosen || (await choose())) await fill();
  });

  followLanguage();
  tools.hidden = more.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", show);
})();
