// A row or a column copied from a spreadsheet fills the field it is pasted into and those after it.
// Of a row that begins with the agency's code and this year, as the file of scores has them, only what follows.
// Everything works without this file.
const arabic = (text) => text.trim().replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));

document.addEventListener("paste", (event) => {
  const form = event.target.closest?.("form[data-paste]");
  const text = event.clipboardData?.getData("text") ?? "";
  const rows = text.replace(/[\r\n]+$/, "").split(/\r\n|\r|\n/).map((row) => row.split("\t"));
  const [, code, year] = location.pathname.split("/");
  const own = rows.find((row) => row.length > 2 && row[0].trim() === code && arabic(row[1]) === year);
  const cells = own ? own.slice(2) : rows.flat();
  if (!form || cells.length < 2) return;
  const fields = [...form.querySelectorAll("input.input:not([type=range])")];
  const rest = own ? fields : fields.slice(fields.indexOf(event.target));
  if (!fields.includes(event.target)) return;
  event.preventDefault();
  cells.slice(0, rest.length).forEach((cell, place) => {
    rest[place].value = cell.trim();
    rest[place].dispatchEvent(new Event("input", { bubbles: true }));
  });
  rest[Math.min(cells.length, rest.length) - 1].focus();
  const note = form.querySelector("[data-paste-note]");
  const over = cells.length - rest.length;
  if (note) note.textContent = `วาง ${Math.min(cells.length, rest.length)} ค่าแล้ว${over > 0 ? ` เกินช่องที่มี ${over} ค่า จึงไม่ได้วาง` : ""} ยังไม่ได้บันทึก`;
});

// A slider beside each target; the field keeps the figure that is sent.
(() => {
  for (const slider of document.querySelectorAll("[data-slides]")) {
    const field = document.getElementById(slider.dataset.slides);
    const follow = () => {
      const score = arabic(field.value) || slider.closest("tr").querySelector("[data-label]").textContent;
      if (Number.isFinite(Number.parseFloat(score))) slider.value = score;
    };
    slider.hidden = false;
    follow();
    field.addEventListener("input", follow);
    slider.addEventListener("input", () => {
      field.value = Number(slider.value).toFixed(2);
    });
  }
})();
