// The report in one of its two languages: at first the browser's, then by the buttons at its top. Gives what shows it.
const followLanguage = () => {
  const byId = (id) => document.getElementById(id);
  const titles = document.title.split(" · ");
  const speak = () => {
    const lang = byId("in-en").checked ? "en" : "el";
    document.documentElement.lang = lang;
    document.title = titles[lang === "en" ? titles.length - 1 : 0];
    for (const option of document.querySelectorAll(".tools option")) option.textContent = option.dataset[lang];
  };
  const first = navigator.languages.find((one) => /^(el|en)\b/.test(one)) ?? "el";
  byId(first.startsWith("en") ? "in-en" : "in-el").checked = true;
  document.querySelector(".languages").addEventListener("change", speak);
  speak();
  return speak;
};
