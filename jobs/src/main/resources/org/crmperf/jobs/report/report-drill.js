/* --- drill-down: one endpoint ------------------------------------------------------------------ */
const hoursOf = (i) => {
  const [places, ...values] = hourRows()[i];
  const bits = values.pop();
  const full = {};
  day.hourMetrics.forEach((column, c) => {
    full[column] = day.labels.map(() => (column === "requests" ? 0 : null));
    places.forEach((hour, p) => (full[column][hour] = values[c][p]));
  });
  full.uncertain = day.labels.map(() => 0);
  places.forEach((hour, p) => (full.uncertain[hour] = bits[p]));
  return full;
};
const heading = (metric) => metric.unit === "ms" ? say("heading.millis", metric.title) : metric.title;
const hourNames = [...document.querySelector("#day details").querySelectorAll("tbody th")]
  .map((th) => th.textContent);

const fact = (name, value, attributes) =>
  element("div", {}, element("dt", {}, name), element("dd", attributes, value));
const facts = (i) => {
  const list = element("dl", { class: "facts" });
  for (const metric of metrics.values()) {
    const value = worded(metric.show, endpoints[metric.column][i]);
    const doubtful = unsure(endpoints.uncertain[i], metric.column);
    const marked = (doubtful ? "~" : "") + value;
    const shown = value === NONE ? value : metric.unit === "ms" ? marked + " ms" : metric.unit === "requests/s" ? say("unit.rate", marked) : marked;
    list.append(fact(metric.title, shown, doubtful ? { class: "unsure", title: UNSURE } : {}));
  }
  return list;
};
const headRow = (...cells) => element("thead", {}, element("tr", {}, ...cells));
const head = (text, numeric) => element("th", { scope: "col", class: numeric ? "n" : null }, text);
const scroll = (label, made) =>
  element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, made);

const hourTable = (hours) => {
  const shown = day.hourMetrics.map((column) => metrics.get(column));
  const lines = hourNames.map((name, h) =>
    element("tr", {}, element("th", { scope: "row" }, name),
      ...shown.map((m) => figure(worded(m.show, hours[m.column][h]), unsure(hours.uncertain[h], m.column)))));
  return element("table", {},
    headRow(head(say("hour")), ...shown.map((m) => head(heading(m), true))),
    element("tbody", {}, ...lines));
};

/* bands of response times */
const edge = (millis) => (millis >= 1000 ? grouped(String(millis / 1000)) + " s" : millis + " ms");
const bandName = (b) => {
  const edges = day.bandEdges;
  if (b === 0) return say("band.under", edge(edges[0]));
  return b === edges.length ? say("band.over", edge(edges[b - 1])) : say("band", edge(edges[b - 1]), edge(edges[b]));
};
/** The bands from the slowest that has requests to the fastest, as a heat map has its time upward. */
const bandsDown = (counts) => {
  const used = counts.map((n, b) => [n, b]).filter(([n]) => n > 0).map(([, b]) => b);
  const list = [];
  for (let b = used[used.length - 1]; b >= used[0]; b--) list.push(b);
  return list;
};
/** 0 for none, then 1 to 6 by the logarithm: the few slow ones must show beside the many fast. */
const level = (n, most) => (n === 0 ? 0 : 1 + Math.min(5, Math.floor((6 * Math.log1p(n)) / Math.log1p(most))));

/** The table is the chart: its cells are coloured by what they say. */
const heatMap = (i) => {
  const [places] = hourRows()[i];
  const perHour = drill().heat[i];
  const most = Math.max(...perHour.flat());
  const line = (b) =>
    element("tr", {}, element("th", { scope: "row" }, bandName(b)),
      ...hourNames.map((name, hour) => {
        const at = places.indexOf(hour);
        const n = at < 0 ? 0 : perHour[at][b] || 0;
        return element("td", { class: "heat h" + level(n, most), title: say("heat.cell", bandName(b), name) }, n === 0 ? "" : grouped(String(n)));
      }));
  return element("table", { class: "heatmap" },
    headRow(head(say("band.column")), ...day.labels.map((label) => head(label.replace(/^(\d+-\d+-\d+ )?(\d+):00/, "$1$2"), true))),
    element("tbody", {}, ...bandsDown(drill().bands[i]).map(line)));
};

const distribution = (i) => {
  const counts = drill().bands[i];
  const all = counts.reduce((sum, n) => sum + n, 0);
  const most = Math.max(...counts);
  const line = (b) => {
    const bar = element("meter", { min: "0", max: String(most), "aria-hidden": "true" });
    bar.value = counts[b];
    return element("tr", {}, element("th", { scope: "row" }, bandName(b)),
      element("td", { class: "n" }, worded("count", counts[b])),
      element("td", { class: "n" }, worded("ratio", counts[b] / all)), element("td", {}, bar));
  };
  return element("table", { class: "parts" },
    headRow(head(say("band.column")), head(metrics.get("requests").title, true), head(say("share"), true), element("td", {})),
    element("tbody", {}, ...bandsDown(counts).reverse().map(line)));
};

const partsOf = (i) => {
  const shares = drill().parts[i];
  if (!shares) return null;
  const list = element("dl", { class: "facts" });
  drill().partNames.forEach((name, p) => list.append(fact(name, worded("ratio", shares[p]))));
  return list;
};

const percentChange = (ratio) => {
  const size = fixed(Math.abs(100 * (ratio - 1)), 0);
  return say("percent", size === "0" ? size : (ratio > 1 ? "+" : "−") + grouped(size));
};
const baselineOf = (i) => {
  const change = drill().changes[i];
  if (!change) return element("p", {}, say("baseline.none"));
  const [verdict, p95, low, high, before, ratio, from, to, rate, rateBefore, throughput] = change;
  const list = element("dl", { class: "facts" }, fact(say("baseline.verdict"), day.words["change." + verdict]));
  if (p95 !== null && p95 !== undefined) {
    list.append(
      fact(metrics.get("p95_ms").title, say("baseline.p95", worded("millis", before), worded("millis", p95), worded("millis", low), worded("millis", high))),
      fact(say("baseline.time"), say("baseline.interval", percentChange(ratio), percentChange(from), percentChange(to))));
  }
  if (rate !== null && rate !== undefined) {
    list.append(fact(metrics.get("error_rate").title, say("baseline.rate", worded("ratio", rateBefore), worded("ratio", rate))));
  }
  if (throughput) list.append(fact(say("baseline.requests"), percentChange(throughput)));
  return list;
};

const part = (title, ...content) => element("section", { class: "panel" }, element("h4", {}, title), ...content);
const openRow = (button) => {
  const i = Number(button.dataset.at);
  const hours = hoursOf(i);
  button.setAttribute("aria-expanded", "true");
  const panel = (title, kind) => {
    const holder = element("div", { class: "chart", "aria-hidden": "true", "data-kind": kind });
    return element("figure", { class: "panel" }, element("figcaption", {}, element("h4", {}, title)), holder);
  };
  const name = element("h3", {}, endpoints.method[i] + " ", element("span", { class: "path" }, endpoints.endpoint[i]));
  const inside = element("div", { class: "inside" }, name, facts(i),
    element("div", { class: "charts" }, panel(say("chart.latency"), "latency"), panel(say("chart.requests"), "requests")));
  const timed = drill().bands[i].some((n) => n > 0);
  if (timed) {
    inside.append(part(say("heat"), ...(drill().heat[i]
      ? [element("p", { class: "note" }, say("heat.note")), scroll(say("heat"), heatMap(i))]
      : [element("p", {}, say("heat.none", grouped(String(drill().heat.length))))])));
  }
  const spent = partsOf(i);
  inside.append(element("div", { class: "charts" },
    ...(timed ? [part(say("distribution"), scroll(say("distribution"), distribution(i)))] : []),
    element("div", {}, ...(spent ? [part(say("parts"), spent)] : []), part(say("baseline"), baselineOf(i)))));
  inside.append(element("details", {}, element("summary", {}, say("hours")), scroll(say("hours"), hourTable(hours))));
  const below = element("tr", { class: "hours" }, element("td", { colspan: String(columns.length) }, inside));
  inside.style.width = Math.min(table.parentElement.clientWidth - 32, 1240) + "px";
  button.closest("tr").after(below);
  for (const holder of inside.querySelectorAll(".chart")) chart(holder, holder.dataset.kind, hours, 180);
  addCopyButtons(inside);
};
body.addEventListener("click", (event) => {
  const button = event.target.closest(".drill");
  if (!button) return;
  const id = button.closest("tr").id;
  if (button.getAttribute("aria-expanded") === "true") {
    button.setAttribute("aria-expanded", "false");
    forgetDetached(() => button.closest("tr").nextElementSibling.remove());
    if (view.at === id) view.at = "";
  } else {
    openRow(button);
    view.at = id;
  }
  remember(true);
});
