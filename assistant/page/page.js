// What Gradio cannot do: sources beside the answer, copying, marks on answers, fragments, announcements.
"use strict";
(() => {
  const WIDE = window.matchMedia("(min-width: 60.01rem)");
  let opener = null;

  // One live region that stays: a region inside a replaced part of the page is not read out.
  const voice = document.createElement("div");
  voice.className = "unseen";
  voice.setAttribute("role", "status");
  voice.setAttribute("aria-live", "polite");
  voice.id = "voice";
  const say = (text) => { voice.textContent = ""; setTimeout(() => { voice.textContent = text; }, 60); };

  const drawer = document.createElement("dialog");
  drawer.id = "source";
  drawer.setAttribute("aria-label", "Source");
  drawer.innerHTML = '<button type="button" class="close">Close source</button><div id="source-body" tabindex="-1"></div>';

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else setTimeout(start);
  function start() {
    document.body.append(drawer);
    document.body.append(voice);
    drawer.querySelector(".close").addEventListener("click", closeSource);
    drawer.addEventListener("close", afterClose);
    new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
    changed();
  }

  // ---- sources
  async function openSource(link) {
    opener = link;
    const body = drawer.querySelector("#source-body");
    body.textContent = "Opening the source…";
    if (!drawer.open) {
      if (WIDE.matches) { drawer.show(); document.body.classList.add("source-beside"); } else { drawer.showModal(); }
    }
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      body.replaceChildren(...page.querySelector("#source-body").childNodes);
    } catch {
      body.textContent = "The source could not be opened. Is the assistant still running?";
    }
    drawer.scrollTop = 0;
    // the page has become narrower, and what was read may have moved away
    link.scrollIntoView({ block: "nearest" });
    body.focus({ preventScroll: true });
  }
  function closeSource() { drawer.close(); }
  function afterClose() {
    document.body.classList.remove("source-beside");
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }

  // ---- parts of the page that the server writes: a form or a link asks for them anew
  async function load(place, address) {
    place.dataset.address = address;
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(String(answer.status));
      const focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement.id : "";
      place.innerHTML = await answer.text();
      const again = focused && document.getElementById(focused);
      if (again) again.focus();
      const told = place.querySelector("[data-announce]");
      if (told && place.dataset.loaded) say(told.dataset.announce);
      place.dataset.loaded = "yes";
    } catch {
      place.innerHTML = '<p class="problem" role="alert">This could not be loaded. Is the assistant still running? Reload the page to try again.</p>';
    }
    place.removeAttribute("aria-busy");
  }
  const addressOf = (form) => `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  const loadWhenSeen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !entry.target.dataset.loaded) load(entry.target, entry.target.dataset.fragment);
    }
  });
  function forget() {
    for (const place of document.querySelectorAll("[data-fragment]")) {
      delete place.dataset.loaded;
      loadWhenSeen.unobserve(place);
      loadWhenSeen.observe(place);
    }
  }

  // ---- announcements
  let announced = null;
  function changed() {
    for (const place of document.querySelectorAll("[data-fragment]:not([data-watched])")) {
      place.dataset.watched = "yes";
      loadWhenSeen.observe(place);
    }
    for (const box of document.querySelectorAll('#upload input[type="file"]:not([aria-label])')) box.setAttribute("aria-label", "Choose files");
    const answers = document.querySelectorAll("#conversation .answer[data-announce]");
    const draft = document.querySelector("#briefing .briefing:not([data-told])");
    if (draft) { draft.dataset.told = "yes"; say(draft.dataset.announce); }
    const last = answers[answers.length - 1];
    if (last && last !== announced) {
      if (!announced || !announced.isConnected || announced.dataset.announce !== last.dataset.announce || answers.length !== Number(voice.dataset.count)) {
        say(last.dataset.announce);
        last.closest(".turn").scrollIntoView({ block: "start", behavior: "smooth" });
      }
      announced = last;
      voice.dataset.count = String(answers.length);
    } else if (!last) {
      announced = null;
      voice.dataset.count = "0";
    }
  }

  // ---- clicks
  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    const link = at("a[data-source]");
    if (link && plain) { event.preventDefault(); openSource(link); return; }
    const example = at("button[data-ask]");
    if (example) { askThis(example.dataset.ask); return; }
    const copy = at("button[data-copy]");
    if (copy) { copyText(copy); return; }
    const verdict = at("button[data-helpful]");
    if (verdict) { judge(verdict); return; }
    const remove = at("button[data-remove]");
    if (remove) { confirmRemoval(remove); return; }
    const turn = at("[data-goto]");
    if (turn && plain) { event.preventDefault(); load(turn.closest("[data-fragment]"), turn.dataset.goto); return; }
    // a whole row is a target for the mouse; its link is the one for the keyboard
    const row = at("#register tbody tr");
    const source = row && row.querySelector("a[data-source]");
    if (source && !at("a, button, summary") && !String(getSelection())) openSource(source);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.open) { event.preventDefault(); closeSource(); }
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-live]");
    if (form) load(form.closest("[data-fragment]"), addressOf(form));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-live]")) { event.preventDefault(); load(form.closest("[data-fragment]"), addressOf(form)); }
    if (form.matches("form[data-feedback]")) { event.preventDefault(); sendVerdict(form); }
  });
  document.addEventListener("toggle", async (event) => {
    const report = event.target.dataset && event.target.dataset.report;
    if (!report || !event.target.open) return;
    const place = event.target.querySelector(".report");
    const answer = await fetch(report);
    place.innerHTML = answer.ok ? await answer.text() : "The report could not be read.";
  }, true);

  function askThis(text) {
    const field = document.querySelector("#question textarea, #question input");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => { document.querySelector("#ask").click(); field.focus(); }, 120);
  }

  async function copyText(button) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
      say("Answer and references copied");
    } catch {
      button.textContent = copyOldWay(button.dataset.copy) ? "Copied" : "Copying is not allowed here";
    }
    setTimeout(() => { button.textContent = before; }, 2500);
  }

  // the clipboard of browsers is there only for localhost and https
  function copyOldWay(text) {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function judge(button) {
    const form = button.closest("form");
    for (const other of form.querySelectorAll("[data-helpful]")) other.setAttribute("aria-pressed", String(other === button));
    form.querySelector(".verdict-word").hidden = false;
    form.querySelector("input").focus();
  }
  async function sendVerdict(form) {
    const said = form.querySelector(".said");
    const chosen = form.querySelector('[aria-pressed="true"]');
    if (!chosen) { said.textContent = "Choose Yes or No first."; return; }
    const body = JSON.stringify({ answer: form.closest("[data-answer]").dataset.answer, helpful: chosen.dataset.helpful === "yes", word: form.querySelector("input").value });
    const answer = await fetch("/feedback", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    said.textContent = answer.ok ? "Thank you, kept." : "This could not be kept; ask again and retry.";
    if (answer.ok) form.querySelector(".verdict-word").hidden = true;
  }

  // ---- removing a paper
  function confirmRemoval(button) {
    const box = document.createElement("dialog");
    box.className = "confirm own";
    box.setAttribute("aria-labelledby", "confirm-title");
    const title = Object.assign(document.createElement("h2"), { id: "confirm-title", textContent: `Remove “${button.dataset.name}”?` });
    const text = Object.assign(document.createElement("p"), { textContent: "The paper and everything read out of it are deleted from this assistant. Your own copy of the file is not touched." });
    const yes = Object.assign(document.createElement("button"), { type: "button", className: "main", textContent: "Remove paper" });
    const no = Object.assign(document.createElement("button"), { type: "button", textContent: "Keep paper" });
    box.append(title, text, yes, " ", no);
    document.body.append(box);
    no.addEventListener("click", () => box.close());
    box.addEventListener("close", () => { box.remove(); if (button.isConnected) button.focus(); });
    yes.addEventListener("click", async () => {
      const answer = await fetch(`/paper/${button.dataset.remove}/remove`, { method: "POST" });
      box.close();
      say(answer.ok ? "Paper removed" : "The paper could not be removed");
      refresh();
    });
    box.showModal();
    no.focus();
  }
  function refresh() {
    document.querySelector("#papers-changed").click();
    forget();
  }
  window.addEventListener("papers-changed", forget);
})();
