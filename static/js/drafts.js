// Keeps what is typed in a form marked data-draft on this computer, until it is stored.
// The draft is the form as it would be sent, with what it was read from: when somebody else has stored the same
// measure since, saving it leads to the page on which one chooses. Nothing depends on this file.
// Of a form with data-draft-fields those fields alone are kept, and are filled in where they stand.
(() => {
  const PREFIX = "draft ";
  let isThrownAway = false; // what stands in the forms of this page is left for good
  const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
  const LONG = 20_000; // milliseconds for the server to draw a draft
  const time = (when) => {
    const options = { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Bangkok" };
    return new Date(when).toLocaleString("th-TH", options).replace(":", ".");
  };

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  }
  function forget(key) {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
  function forgetOld() {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue;
      const draft = read(name.slice(PREFIX.length));
      if (!draft || Date.now() - draft.when > KEPT_FOR) localStorage.removeItem(name);
    }
  }

  const chosenFields = (form) => form.dataset.draftFields?.split(" ");
  function typed(form) {
    const fields = new FormData(form);
    fields.delete("csrfmiddlewaretoken");
    const chosen = chosenFields(form) ?? [...fields.keys()];
    return new URLSearchParams([...fields].filter(([name]) => chosen.includes(name))).toString();
  }
  const isBlank = (form) => chosenFields(form)?.every((name) => !form.elements[name].value.trim());
  const readFrom = ["read", "mine"]; // sealed anew with every page, so no sign that something was typed
  function words(text) {
    const fields = new URLSearchParams(text);
    for (const name of readFrom) fields.delete(name);
    return fields.toString();
  }

  function keep(form) {
    const note = form.querySelector("[data-draft-note]");
    if (isBlank(form)) {
      forget(form.dataset.draft);
      if (note) note.textContent = "";
      return;
    }
    try {
      localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ when: Date.now(), fields: typed(form) }));
      if (note) note.textContent = `เก็บร่างไว้ในเครื่องนี้แล้วเมื่อ ${time(Date.now())} น.`;
    } catch {
      if (note) note.textContent = "เครื่องนี้เก็บร่างไม่ได้ โปรดบันทึกก่อนออกจากหน้านี้";
    }
  }

  function tell(form, words) {
    const notice = document.createElement("div");
    notice.className = "notification";
    notice.setAttribute("role", "status");
    const sentence = document.createElement("p");
    sentence.textContent = words;
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "button button-quiet";
    discard.textContent = "ทิ้งร่างนี้";
    discard.addEventListener("click", () => {
      forget(form.dataset.draft);
      if (!chosenFields(form)) {
        isThrownAway = true;
        return location.assign(location.pathname);
      }
      form.reset();
      notice.remove();
    });
    notice.append(sentence, discard);
    form.before(notice);
    return sentence;
  }

  // The server draws the form with the draft in it, as it draws it after one of its own buttons.
  async function draw(form, draft) {
    const fields = new URLSearchParams(draft.fields);
    fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fields.set("do", "draft");
    const answer = await fetch(form.action, { method: "POST", body: fields, signal: AbortSignal.timeout(LONG) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok && page.querySelector(`form[data-draft="${CSS.escape(form.dataset.draft)}"]`);
  }
  // Until it is there the page takes nothing: what was typed meanwhile would go with the form, and a press would store that.
  async function restore(form, draft) {
    const when = `${time(draft.when)} น.`;
    const back = `นำข้อความที่คุณพิมพ์ค้างไว้เมื่อ ${when} กลับมาแล้ว ยังไม่ได้บันทึก`;
    if (chosenFields(form)) {
      for (const [name, value] of new URLSearchParams(draft.fields)) form.elements[name].value = value;
      tell(form, back);
      return form;
    }
    const sentence = tell(form, `มีข้อความที่คุณพิมพ์ค้างไว้เมื่อ ${when} กำลังนำกลับมา ยังไม่ได้บันทึก`);
    const page = form.closest("main");
    page.inert = true;
    const drawn = await draw(form, draft).catch(() => null);
    page.inert = false;
    if (!drawn) {
      sentence.textContent = `มีร่างที่พิมพ์ค้างไว้เมื่อ ${when} แต่ยังนำกลับมาไม่ได้ โปรดเปิดหน้านี้ใหม่ภายหลัง`;
      return null;
    }
    form.replaceWith(drawn);
    if (window.htmx) htmx.process(drawn);
    sentence.textContent = back;
    return drawn;
  }

  async function begin(form) {
    const draft = read(form.dataset.draft);
    if ("draftTyped" in form.dataset) keep(form); // it came back with what was typed just now
    else if (draft && words(draft.fields) !== words(typed(form))) form = await restore(form, draft);
    else if (draft && !chosenFields(form)) forget(form.dataset.draft); // it is what was stored
    if (!form) return; // the old draft stays; nothing typed now may take its place
    let waiting = 0;
    const now = () => {
      clearTimeout(waiting);
      waiting = 0;
      keep(form);
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(now, 800);
    };
    const atLast = () => {
      if (waiting && !isThrownAway) now();
    };
    form.addEventListener("input", soon);
    form.addEventListener("htmx:afterSettle", soon);
    form.addEventListener("submit", now);
    addEventListener("pagehide", atLast);
    document.addEventListener("visibilitychange", atLast); // a telephone may end a page that it does not show
  }

  for (const mark of document.querySelectorAll("[data-draft-saved]")) forget(mark.dataset.draftSaved);
  for (const link of document.querySelectorAll("[data-draft-forget]")) {
    link.addEventListener("click", () => {
      isThrownAway = true;
      forget(link.dataset.draftForget);
    });
  }
  forgetOld();
  for (const form of document.querySelectorAll("form[data-draft]")) begin(form);
})();
