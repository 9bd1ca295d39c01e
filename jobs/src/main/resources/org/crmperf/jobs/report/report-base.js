/*
 * What the other parts share: the figures, which are the server's, in two blocks of JSON; how figures
 * are worded; how elements are made. Nothing is computed on the page but order, sums of counts and
 * wording. The parts are joined into one script, in the order of PageAssets.
 */
const byId = (id) => document.getElementById(id);
const day = JSON.parse(byId("day-data").textContent);
const metrics = new Map(day.metrics.map((m, i) => [m.column, { ...m, bit: 1 << i }]));
/** A text of report.properties, of those that begin with "page.", with its places filled in. */
const say = (key, ...values) => day.words[key].replace(/\{(\d)\}/g, (all, n) => values[Number(n)]);

/* --- wording: the rules of Display.java --------------------------------------------------- */
const NONE = "–";
const grouped = (text) => {
  const [whole, fraction] = text.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? spaced : spaced + "." + fraction;
};
/** Scaled as the decimal number that it stands for: 0.04065 times 10000 is less than 406.5. */
const scaled = (value, digits) => (/e/.test(value) ? value * 10 ** digits : Number(value + "e" + digits));
/** Half up, as Decimals.java rounds; toFixed() rounds the binary value instead. */
const rounded = (value, digits) => Math.round(scaled(value, digits)) / 10 ** digits;
const fixed = (value, digits) =>
  (scaled(value, digits) < 2 ** 52 ? rounded(value, digits) : value).toFixed(digits);
const percent = (ratio) => {
  if (ratio === 0 || ratio === 1) return say("percent", ratio * 100);
  if (ratio < 0.0001) return say("percent.least");
  if (ratio > 0.9999 && ratio < 1) return say("percent.most");
  return say("percent", fixed(100 * rounded(ratio, 4), 2));
};
const bytes = (value) => {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return fixed(value, unit === 0 || value >= 99.95 ? 0 : 1) + " " + units[unit];
};
const span = (seconds) => {
  const whole = Math.round(seconds);
  if (whole >= 3600) {
    const minutes = Math.round(seconds / 60);
    return say("span.hours", grouped(String(Math.floor(minutes / 60))), minutes % 60);
  }
  return whole >= 60 ? say("span.minutes", Math.floor(whole / 60), whole % 60) : say("span.seconds", whole);
};
const show = {
  count: (v) => grouped(fixed(v, 0)),
  rate: (v) => grouped(fixed(v, v >= 100 || v === 0 ? 0 : v >= 10 ? 1 : v >= 0.1 ? 2 : v >= 0.001 ? 4 : 6)),
  ratio: percent,
  millis: (v) => grouped(fixed(v, v >= 10 || v === 0 ? 0 : 1)),
  score: (v) => fixed(v, 2),
  bytes,
  span,
};
const worded = (kind, value) => (value === null || value === undefined ? NONE : show[kind](value));

/* --- elements ----------------------------------------------------------------------------- */
/** An element; text is set as text, so nothing from a log is ever parsed as HTML. */
const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
};
const UNSURE = say("unsure");
const figure = (text, unsure) =>
  unsure
    ? element("td", { class: "n unsure", title: UNSURE }, "~" + text)
    : element("td", { class: "n" }, text);

/* --- what is shown: the filter, the order, and the place; the URL's fragment says the same ----- */
const STEP = 50;
const view = {
  text: "", method: "", service: "", hour: -1, slow: false, // the filter
  key: "rank", down: false, // the order of the endpoint table
  at: "", // the id that the page is at: a section, a finding, an endpoint that is open
  shown: STEP,
};
/** Whether some endpoints are left out. */
const narrowed = () => view.text !== "" || view.method !== "" || view.service !== "" || view.slow;
