// Search, filters, order and language of the report. All of it is read without this script, too.
(() => {
  const byId = (id) => document.getElementById(id);
  const list = document.querySelector(".pages");
  const pages = list ? [...list.children] : [];
  const tools = document.querySelector(".tools");

  const words = new Map();
  const wordsOf = (page) => {
    if (!words.has(page)) words.set(page, plain([...page.querySelectorAll(".data")].map((one) => one.textContent).join(" ")));
    return words.get(page);
  };

  const has = (page, name) => {
    const wanted = byId(name).value;
    return !wanted || ` ${page.dataset[name]} `.includes(` ${wanted} `);
  };

  const show = () => {
    const wanted = wordsIn(byId("words").value);
    let number = 0;
    for (const page of pages) {
      const fits = ["state", "kinds", "site"].every((name) => has(page, name))
        && (!wanted.length || wanted.every((word) => wordsOf(page).includes(word)));
      page.hidden = !fits;
      number += fits;
    }
    byId("number").textContent = number;
  };

  const sort = () => {
    const order = byId("order").value;
    const key = { name: ".path", heading: "h2" }[order];
    const compare = new Intl.Collator("el", { numeric: true }).compare;
    const sorted = key
      ? pages.map((page) => [page.querySelector(key).textContent, page])
        .sort(([one], [other]) => compare(one, other)).map(([, page]) => page)
      : pages;
    list.append(...sorted);
  };

  const speak = followLanguage();
  if (!list) return;
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", (event) => (event.target.id === "order" ? sort() : show()));
  // A browser that goes back may have kept what was chosen.
  addEventListener("pageshow", () => { speak(); sort(); show(); });
})();
