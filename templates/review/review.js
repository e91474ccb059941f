"use strict";
// What the keyboard and the eye gain by a script; all acts work without it, too.
(() => {
  const source = document.getElementById("source");

  // The words of a field are lit; only the pane scrolls, so that the field itself stays where it is.
  const light = (owner) => {
    for (const one of document.querySelectorAll("mark.on")) one.classList.remove("on");
    if (!owner || !source) return;
    const mine = [...source.querySelectorAll("mark")].filter((one) => one.dataset.v.split(" ").includes(owner));
    for (const one of mine) one.classList.add("on");
    if (!mine.length) return;
    const folded = mine[0].closest("details");
    if (folded) folded.open = true;
    const box = mine[0].getBoundingClientRect(), pane = source.getBoundingClientRect();
    source.scrollTop += box.top - pane.top - pane.height / 3;
  };

  addEventListener("focusin", (event) => {
    if (event.target.tagName === "TEXTAREA") light(event.target.dataset.v);
  });

  addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (link) {
      event.preventDefault();
      document.getElementById("see-words").checked = true;
      light(link.dataset.show);
    }
    if (event.target.closest("[data-next]")) {
      event.preventDefault();
      next();
    }
    const mark = event.target.closest("mark");
    if (mark && !getSelection().toString()) {
      const owner = mark.dataset.v.split(" ").at(-1);
      const field = document.querySelector(`textarea[data-v="${owner}"]`);
      if (field) field.focus();
    }
  });

  // The next field that wants a person, from where the focus is.
  const next = () => {
    const doubts = [...document.querySelectorAll("[data-doubt]")];
    const here = document.activeElement;
    const after = doubts.find((one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? doubts[0];
    if (!after) return;
    for (let one = after.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    after.focus();
    after.scrollIntoView({ block: "center" });
  };

  // Whoever looks at the sheet sees it again after a save.
  const sight = document.getElementById("see-sheet");
  if (sight) {
    const seen = "view";
    if (sessionStorage.getItem(seen) === sight.id) sight.checked = true;
    sight.closest("fieldset").addEventListener("change", (event) => sessionStorage.setItem(seen, event.target.id));
  }

  // Words that are selected can be sent to a field, or teach the site.
  const words = document.getElementById("words");
  if (words && source) {
    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      if (source.contains(chosen.anchorNode) && chosen.toString().trim()) words.value = chosen.toString().trim().replace(/\s+/g, " ");
    });
  }

  const form = document.getElementById("edit");
  let isChanged = false;
  if (form) {
    form.addEventListener("input", () => { isChanged = true; });
    form.addEventListener("submit", () => { isChanged = false; });
    addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  }

  addEventListener("keydown", (event) => {
    if (event.altKey && event.code === "KeyN") {
      event.preventDefault();
      next();
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && form?.contains(event.target)) {
      event.preventDefault();
      const own = event.target.closest(".cell")?.querySelector("button[value^='approve.']");
      form.requestSubmit(own ?? form.querySelector("button[value='save']"));
    }
  });

  // The list as it is now; what is ticked stays ticked, and the focus stays where it is.
  const refresh = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-fresh]");
    const old = document.querySelectorAll("[data-fresh]");
    if (now.length !== old.length) return location.reload();
    const ticked = new Set([...document.querySelectorAll("[name=sheet]:checked")].map((one) => one.value));
    const { href, value } = document.activeElement;
    old.forEach((one, n) => one.replaceWith(document.adoptNode(now[n])));
    for (const one of document.querySelectorAll("[name=sheet]")) {
      one.checked = ticked.has(one.value);
      if (value === one.value) one.focus();
    }
    if (href) [...document.querySelectorAll(".pages a")].find((one) => one.href === href)?.focus();
  };

  // Builds go on behind the screen, also such as nobody asked for here.
  const watch = async () => {
    const notice = document.getElementById("building");
    if (!notice) return;
    const answer = document.hidden ? null : await fetch("/progress").catch(() => null);
    if (answer?.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("building");
      const isOther = fresh.dataset.number !== notice.dataset.number;
      if (fresh.textContent && fresh.textContent !== notice.textContent) notice.textContent = fresh.textContent;
      Object.assign(notice.dataset, fresh.dataset);
      if (isOther && document.body.classList.contains("list")) await refresh();
    }
    setTimeout(watch, notice.dataset.running === "True" ? 1000 : 4000);
  };
  setTimeout(watch, 700);

  // What takes its time says so, and is not asked for twice.
  addEventListener("submit", (event) => {
    const words = event.submitter?.dataset.busy;
    if (!words) return;
    const note = Object.assign(document.createElement("p"), { className: "note", textContent: words, role: "status" });
    event.target.append(note);
    setTimeout(() => { event.submitter.disabled = true; });
  });

  // Files dropped anywhere on the list go into its form.
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const files = drop.querySelector("input[type=file]");
    // The server would hang up in the middle of more, before it has said why.
    const weigh = () => {
      const size = [...files.files].reduce((sum, one) => sum + one.size, 0);
      files.setCustomValidity(size > drop.dataset.drop * 1e6 ? drop.dataset.heavy : "");
    };
    files.addEventListener("change", weigh);
    addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    addEventListener("dragleave", () => drop.classList.remove("over"));
    addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      drop.closest("details").open = true;
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      weigh();
      drop.requestSubmit();
    });
  }
})();
