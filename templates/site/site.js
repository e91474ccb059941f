// Search, filters and map of a site. Every sheet can be reached without this script, too.
(() => {
  const byId = (id) => document.getElementById(id);
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const SHOWN = 60;
  const NAME = 0, TITLES = 1, LEAD = 2, PLACES = 3, THEMES = 4, YEAR = 5, LANGUAGES = 6, WORDS = 7;
  const list = byId("list");
  const cards = globalThis.cards ?? [];
  const facets = ["theme", "place", "year", "language"].filter((name) => byId(name));
  const first = navigator.languages.find((one) => /^(el|en)\b/.test(one)) ?? "el";
  const lang = first.startsWith("en") ? "en" : "el";
  document.documentElement.dataset.ui = lang;
  let most = SHOWN;

  const valuesOf = {
    theme: (card) => card[THEMES].map((one) => one[0]),
    place: (card) => card[PLACES].map((one) => one[0]),
    year: (card) => [card[YEAR]],
    language: (card) => card[LANGUAGES],
  };

  const made = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  const address = (name) => `sheets/${name.split("/").map(encodeURIComponent).join("/")}.html`;

  const shown = (card) => {
    const titles = card[TITLES].map(([own, text]) => made("span", { lang: own }, text));
    const leads = card[LEAD].map(([own, text]) => made("p", { class: "lead", lang: own }, text));
    const at = lang === "en" ? 1 : 0;
    const facts = made("p", { class: "facts" });
    for (const one of [...card[PLACES], ...card[THEMES]]) facts.append(made("span", { class: "fact", lang }, one[at]), " ");
    if (card[YEAR]) facts.append(made("span", { class: "fact" }, card[YEAR]));
    return made("li", {}, made("h2", {}, made("a", { href: address(card[NAME]) }, ...titles)), ...leads, facts);
  };

  const show = () => {
    const wanted = wordsIn(byId("words").value);
    const chosen = facets.map((name) => [name, byId(name).value]).filter(([, value]) => value);
    const found = cards.filter((card) => chosen.every(([name, value]) => valuesOf[name](card).includes(value))
      && wanted.every((word) => card[WORDS].includes(word)));
    list.replaceChildren(...found.slice(0, most).map(shown));
    byId("number").textContent = found.length;
    document.querySelector(".none").hidden = found.length > 0;
    document.querySelector(".more").hidden = found.length <= most;
  };

  const renew = () => { most = SHOWN; show(); };

  for (const option of tools.querySelectorAll("option")) option.textContent = option.dataset[lang] ?? option.textContent;
  for (const pin of document.querySelectorAll("[data-place]")) {
    pin.disabled = !byId("place");
    pin.addEventListener("click", () => { byId("place").value = pin.dataset.place; renew(); list.focus(); });
  }
  document.querySelector(".lists")?.remove();
  byId("more").addEventListener("click", () => {
    const before = list.children.length;
    most += SHOWN;
    show();
    list.children[before]?.querySelector("a").focus();
  });
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", renew);
  tools.addEventListener("reset", () => setTimeout(renew));
  addEventListener("pageshow", renew);
})();
