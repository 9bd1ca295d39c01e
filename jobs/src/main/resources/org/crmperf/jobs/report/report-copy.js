/* --- every table as CSV, into the clipboard ---------------------------------------------------- */
/** The rules of SpreadsheetText.java: what a spreadsheet would run gets an apostrophe in front. */
const inert = (text) => (text !== "-" && /^[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" + text : text);
/** RFC 4180. A number is data of ours and stays one, even below zero. */
const csvCell = (value) => {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = inert(value);
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
};
const csv = (rows) => rows.map((cells) => cells.map(csvCell).join(",") + "\r\n").join("");

/** What a table says; the endpoint table as all rows that the filter leaves, with whole figures. */
const rowsOf = (of) => {
  if (of === table) {
    const names = columns.flatMap((c) => (c === "endpoint" ? ["method", "endpoint"] : [c === "lost" ? "lost_seconds" : c]));
    return [names, ...ordered().map((i) =>
      columns.flatMap((c) => (c === "endpoint" ? [endpoints.method[i], endpoints.endpoint[i]] : [valueOf(i, c)])))];
  }
  return [...of.rows]
    .filter((tr) => !tr.hidden)
    .map((tr) => [...tr.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()));
};

const intoClipboard = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    const box = element("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
};
const addCopyButtons = (inside) => {
  for (const holder of inside.querySelectorAll(".scroll")) {
    const of = holder.querySelector("table");
    if (!of || holder.previousElementSibling?.classList.contains("copy")) continue;
    const name = holder.getAttribute("aria-label")
      || byId(holder.getAttribute("aria-labelledby"))?.textContent.trim() || "";
    const button = element("button", { type: "button", class: "copy", "aria-label": say("copy.of", name) }, say("copy"));
    button.addEventListener("click", async () => {
      const done = await intoClipboard(csv(rowsOf(of)));
      button.focus();
      button.textContent = say(done ? "copied" : "copy.failed");
      byId("spoken").textContent = button.textContent;
      setTimeout(() => (button.textContent = say("copy")), 2000);
    });
    holder.before(button);
  }
};
