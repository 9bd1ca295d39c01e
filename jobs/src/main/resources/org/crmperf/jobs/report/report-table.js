/* --- the endpoint table ------------------------------------------------------------------------ */
const table = byId("endpoint-table");
const body = table.tBodies[0];
const endpoints = day.endpoints;
const headings = [...table.tHead.rows[0].cells];
const columns = headings.map((th) => th.dataset.key);
const haystack = endpoints.endpoint.map((name, i) => (endpoints.method[i] + " " + name).toLowerCase());
const placeOf = new Map(endpoints.id.map((id, i) => ["endpoint-" + id, i]));

let drillData = null;
/** Parsed when first needed: it is most of the page. */
const drill = () => (drillData = drillData || JSON.parse(byId("hour-data").textContent));
const hourRows = () => drill().hours;

const unsure = (bits, column) => metrics.has(column) && (bits & metrics.get(column).bit) !== 0;
/** An endpoint's figure: the day's, or those of the hour chosen, which only some columns have. */
const valueOf = (i, column) => {
  if (view.hour < 0 || ["rank", "endpoint", "target"].includes(column)) return endpoints[column][i];
  const [places, ...values] = hourRows()[i];
  const at = day.hourMetrics.indexOf(column);
  const value = at < 0 ? undefined : values[at][places.indexOf(view.hour)];
  return value === undefined ? null : value;
};
const bitsOf = (i) => {
  if (view.hour < 0) return endpoints.uncertain[i];
  const [places, ...values] = hourRows()[i];
  return values[values.length - 1][places.indexOf(view.hour)] || 0;
};
const wordedCell = (i, column) => {
  const value = valueOf(i, column);
  switch (column) {
    case "rank": return worded("count", value);
    case "lost": return worded("span", value);
    case "time_share": return worded("ratio", value);
    case "target": return worded("millis", value);
    default: return worded(metrics.get(column).show, value);
  }
};

const row = (i) => {
  const slow = endpoints.slow[i] === 1;
  const made = element("tr", { class: slow ? "slow" : null, id: "endpoint-" + endpoints.id[i] });
  for (const column of columns) {
    if (column === "endpoint") {
      const button = element(
        "button",
        { class: "drill", type: "button", "aria-expanded": "false", "data-at": String(i) },
        element("span", { class: "method" }, endpoints.method[i]),
        " ",
        element("span", { class: "path" }, endpoints.endpoint[i]),
      );
      const head = element("th", { scope: "row", class: "endpoint" }, button);
      if (slow) head.append(" ", element("span", { class: "tag" }, say("slow")));
      made.append(head);
    } else {
      made.append(figure(wordedCell(i, column), unsure(bitsOf(i), column)));
    }
  }
  return made;
};

const compare = () => {
  const sign = view.down ? -1 : 1;
  const values = endpoints.rank.map((rank, i) => valueOf(i, view.key));
  return (a, b) => {
    const x = values[a];
    const y = values[b];
    if (x === y) return endpoints.rank[a] - endpoints.rank[b];
    if (x === null || y === null) return x === null ? 1 : -1;
    return sign * (x < y ? -1 : 1);
  };
};
const matches = (words, text) => words.every((word) => text.includes(word));
const searched = () => view.text.toLowerCase().split(/\s+/).filter(Boolean);
const wanted = () => {
  const words = searched();
  const service = day.services.indexOf(view.service);
  return [...haystack.keys()].filter(
    (i) =>
      (!view.slow || endpoints.slow[i] === 1) &&
      (view.method === "" || endpoints.method[i] === view.method) &&
      (view.service === "" || endpoints.services[i].includes(service)) &&
      (view.hour < 0 || hourRows()[i][0].includes(view.hour)) &&
      matches(words, haystack[i]),
  );
};

/** All rows that the filter leaves, in order. */
const ordered = () => wanted().sort(compare());
const listed = () => {
  const all = ordered();
  const some = all.slice(0, view.shown);
  const total = haystack.length;
  const count = all.length === total
    ? say("count", grouped(String(total)))
    : say("count.of", grouped(String(all.length)), grouped(String(total)));
  byId("endpoint-count").textContent =
    some.length < all.length ? say("count.shown", count, grouped(String(some.length))) : count;
  const more = byId("endpoint-more");
  more.hidden = some.length === all.length;
  more.replaceChildren();
  if (!more.hidden) {
    const rest = all.length - some.length;
    more.append(moreButton(say("more", Math.min(STEP, rest)), view.shown + STEP));
    if (rest > STEP) more.append(moreButton(say("all", grouped(String(all.length))), all.length));
  }
  for (const th of headings) {
    if (th.dataset.key === view.key) th.setAttribute("aria-sort", view.down ? "descending" : "ascending");
    else th.removeAttribute("aria-sort");
  }
  // a link to an endpoint shows it whatever the filter leaves out
  const linked = placeOf.get(view.at);
  return linked === undefined || some.includes(linked) ? some : [linked, ...some];
};
const moreButton = (label, shown) => {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => {
    const first = view.shown;
    view.shown = shown;
    refreshTable();
    body.querySelectorAll(".drill")[first]?.focus();
  });
  return button;
};
/** Charts of drill-downs go with their rows. */
const forgetDetached = (change) => {
  change();
  for (const entry of charts) {
    if (!entry.holder.isConnected) {
      entry.plot.destroy();
      charts.delete(entry);
    }
  }
};
const refreshTable = () => {
  forgetDetached(() => body.replaceChildren(...listed().map(row)));
  byId("hour-note").hidden = view.hour < 0;
  if (placeOf.has(view.at)) openRow(byId(view.at).querySelector(".drill"));
};

for (const th of headings) {
  const button = element("button", { type: "button" }, th.textContent);
  th.replaceChildren(button);
  button.addEventListener("click", () => {
    const key = th.dataset.key;
    const upward = key === "rank" || key === "endpoint";
    view.down = view.key === key ? !view.down : !upward;
    view.key = key;
    refreshTable();
    remember(false);
  });
}
