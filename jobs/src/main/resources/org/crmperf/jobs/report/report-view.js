/* --- one filter for the page, and links to what it shows --------------------------------------- */
const fields = {
  text: byId("filter-text"), method: byId("filter-method"), service: byId("filter-service"),
  hour: byId("filter-hour"), slow: byId("filter-slow"),
};
const form = byId("filter");

/** The view as a fragment: "#id" alone, or "#?" and what differs from the whole day. */
const fragment = () => {
  const says = new URLSearchParams();
  for (const key of ["text", "method", "service"]) if (view[key] !== "") says.set(key, view[key]);
  if (view.hour >= 0) says.set("hour", String(view.hour));
  if (view.slow) says.set("slow", "1");
  if (view.key !== "rank" || view.down) says.set("sort", (view.down ? "-" : "") + view.key);
  if (says.toString() === "") return view.at === "" ? "" : "#" + view.at;
  if (view.at !== "") says.set("at", view.at);
  return "#?" + says;
};
/** A step that the back button undoes, or a small one that it does not. */
const remember = (step) => {
  const url = fragment() || location.pathname + location.search;
  if (fragment() === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", url);
};
/** Takes the view from the fragment; what it does not know is as if it were not there. */
const recall = () => {
  const text = location.hash.slice(1);
  const says = new URLSearchParams(text.startsWith("?") ? text.slice(1) : "");
  const known = (key, values) => (values.includes(says.get(key)) ? says.get(key) : "");
  view.text = says.get("text") || "";
  view.method = known("method", endpoints.method);
  view.service = known("service", day.services);
  view.hour = /^\d{1,4}$/.test(says.get("hour")) && Number(says.get("hour")) < day.labels.length ? Number(says.get("hour")) : -1;
  view.slow = says.get("slow") === "1";
  const sort = says.get("sort") || "rank";
  const key = sort.replace(/^-/, "");
  view.key = columns.includes(key) ? key : "rank";
  view.down = view.key === key && sort.startsWith("-");
  view.at = text.startsWith("?") ? says.get("at") || "" : text;
  view.shown = STEP;
  fields.text.value = view.text;
  fields.method.value = view.method;
  if (fields.service) fields.service.value = view.service;
  fields.hour.value = view.hour < 0 ? "" : String(view.hour);
  fields.slow.checked = view.slow;
};

/** Findings: an endpoint's go with it; those of the whole platform stay, but for the hour. */
const filterFindings = () => {
  const words = searched();
  const left = new Set(wanted());
  let hidden = 0;
  for (const card of document.querySelectorAll(".finding")) {
    const at = placeOf.get(card.dataset.endpoint);
    const [from, until] = card.dataset.hours.split(" ").map(Number);
    const inHour = view.hour < 0 || (from < view.hour + 1 && until > view.hour);
    const itself = at === undefined || left.has(at) || !narrowed();
    const told = at !== undefined || matches(words, card.textContent.toLowerCase());
    card.hidden = !(inHour && itself && told) && card.id !== view.at;
    hidden += card.hidden ? 1 : 0;
  }
  byId("findings-hidden").textContent = hidden === 0 ? "" : say("findings.hidden", hidden);
};
const refresh = () => {
  const narrow = narrowed();
  refreshTable();
  filterFindings();
  chartsOf(narrow ? wanted() : null);
  byId("filter-reset").hidden = !narrow && view.hour < 0;
  form.classList.toggle("active", narrow || view.hour >= 0);
};

/** Brings the place of the view onto the screen, and the keyboard with it. */
const go = () => {
  const place = view.at === "" ? null : byId(view.at);
  if (!place) return;
  for (let up = place.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  place.scrollIntoView();
  const focus = place.querySelector(".drill") || place;
  if (focus === place && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
  focus.focus({ preventScroll: true });
};
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  view.at = link.getAttribute("href").slice(1);
  if (placeOf.has(view.at)) refreshTable();
  if (byId(view.at)?.hidden) filterFindings();
  remember(true);
  go();
});
const restore = () => {
  recall();
  refresh();
  go();
};
window.addEventListener("popstate", restore);

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  const typing = event.target === fields.text && view.text !== "" && fields.text.value !== "";
  view.text = fields.text.value;
  view.method = fields.method.value;
  view.service = fields.service ? fields.service.value : "";
  view.hour = fields.hour.value === "" ? -1 : Number(fields.hour.value);
  view.slow = fields.slow.checked;
  view.shown = STEP;
  if (placeOf.has(view.at)) view.at = "";
  refresh();
  remember(!typing);
});
byId("filter-reset").addEventListener("click", () => {
  for (const field of Object.values(fields)) if (field) field.value = "";
  fields.slow.checked = false;
  fields.text.dispatchEvent(new Event("input", { bubbles: true }));
  fields.text.focus();
});

recall();
if (narrowed() || view.hour >= 0) refresh();
else refreshTable();
addCopyButtons(byId("main"));
go();
