// Everything works without this file; it saves a key or two.

// One open menu at a time, shut by Escape and by a click elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".site-bar details[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".site-bar details[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A field for a file speaks Thai whatever the browser's own language, and says the name of the file that was chosen.
for (const box of document.querySelectorAll(".file-input")) {
  const input = box.querySelector("input");
  const button = document.createElement("span");
  button.className = "button button-secondary";
  button.textContent = "เลือกแฟ้ม";
  const name = document.createElement("span");
  name.className = "file-name";
  const say = () => {
    name.textContent = [...input.files].map((file) => file.name).join(", ") || input.dataset.kept || "ยังไม่ได้เลือกแฟ้ม";
  };
  const drawn = document.createElement("div");
  drawn.className = "file-drawn";
  drawn.setAttribute("aria-hidden", "true"); // the field itself says both to who does not see them
  drawn.append(button, name);
  box.append(drawn);
  box.classList.add("file-input-over");
  input.addEventListener("change", say);
  addEventListener("pageshow", say);
  say();
}
