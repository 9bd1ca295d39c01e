"use strict";
/*
 * Draws the charts, and makes the endpoint table sortable, filterable and open to its hours. The
 * figures are the server's, in two blocks of JSON; nothing is computed here but order and wording.
 */
(() => {
  const byId = (id) => document.getElementById(id);
  const day = JSON.parse(byId("day-data").textContent);
  const metrics = new Map(day.metrics.map((m, i) => [m.column, { ...m, bit: 1 << i }]));

  /* --- wording: the rules of Display.java --------------------------------------------------- */
  const NONE = "–";
  const grouped = (text) => {
    const [whole, fraction] = text.split(".");
    const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return fraction === undefined ? spaced : spaced + "." + fraction;
  };
  /** Half up, as Decimals.java rounds; toFixed() rounds the binary value instead. */
  const fixed = (value, digits) => {
    const scaled = value * 10 ** digits;
    return scaled < 2 ** 52 ? (Math.round(scaled) / 10 ** digits).toFixed(digits) : value.toFixed(digits);
  };
  const percent = (ratio) => {
    if (ratio === 0 || ratio === 1) return ratio * 100 + " %";
    if (ratio < 0.0001) return "<0.01 %";
    if (ratio > 0.9999 && ratio < 1) return ">99.99 %";
    return fixed(ratio * 100, 2) + " %";
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
      return grouped(String(Math.floor(minutes / 60))) + " h " + (minutes % 60) + " min";
    }
    return whole >= 60 ? Math.floor(whole / 60) + " min " + (whole % 60) + " s" : whole + " s";
  };
  const show = {
    count: (v) => grouped(fixed(v, 0)),
    rate: (v) => grouped(fixed(v, v >= 100 || v === 0 ? 0 : v >= 10 ? 1 : v >= 0.1 ? 2 : 4)),
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
  const UNSURE = "Few requests beyond this percentile";
  const figure = (text, unsure) =>
    unsure
      ? element("td", { class: "n unsure", title: UNSURE }, "~" + text)
      : element("td", { class: "n" }, text);

  /* --- charts ------------------------------------------------------------------------------- */
  const charts = new Set();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const bars = uPlot.paths.bars({ size: [0.7, 28] });

  const line = (column, name, more) => ({ column, name, width: 2, ...more });
  const kinds = {
    latency: {
      show: (v) => worded("millis", v) + " ms",
      axis: (v) => (v >= 1000 ? grouped(String(v / 1000)) + " s" : v + " ms"),
      series: [
        line("p50_ms", "p50", { stroke: "--series-1" }),
        line("p95_ms", "p95", { stroke: "--series-2" }),
        line("p99_ms", "p99", { stroke: "--series-3", dash: [6, 3] }),
      ],
    },
    throughput: {
      show: (v) => worded("rate", v) + " /s",
      axis: (v) => grouped(String(v)) + " /s",
      series: [
        line("throughput_rps", "mean", { stroke: "--series-1", fill: "--series-1", paths: bars, width: 0 }),
        line("peak_minute_rps", "peak minute", { stroke: "--series-3", width: 1.5 }),
      ],
    },
    errors: {
      show: (v) => worded("ratio", v),
      axis: (v) => +(v * 100).toPrecision(6) + " %",
      series: [line("error_rate", "errors", { stroke: "--series-bad", fill: "--series-bad", paths: bars, width: 0 })],
      least: 0.01,
    },
    availability: {
      show: (v) => worded("ratio", v),
      axis: (v) => +(v * 100).toPrecision(6) + " %",
      series: [line("availability", "available", { stroke: "--series-good" })],
      range: (low) => [Math.max(0, 1 - Math.max(0.02, (1 - low) * 1.15)), 1],
    },
    requests: {
      show: (v) => worded("count", v),
      axis: (v) => grouped(String(v)),
      series: [line("requests", "requests", { stroke: "--series-1", fill: "--series-1", paths: bars, width: 0 })],
    },
  };

  /** The chart of one kind from columns of hours; null values leave gaps. */
  const draw = (holder, kindName, columns, height) => {
    const kind = kinds[kindName];
    const labels = day.labels;
    const data = [labels.map((_, i) => i), ...kind.series.map((s) => columns[s.column])];
    const ink = colour("--quiet");
    const grid = { stroke: colour("--line"), width: 1 };
    const font = "12px system-ui, sans-serif";
    const options = () => ({
      width: Math.max(220, holder.clientWidth),
      height,
      scales: {
        x: { time: false, range: [-0.6, labels.length - 0.4] },
        y: {
          range: (u, low, high) =>
            kind.range
              ? kind.range(low === null ? 1 : low)
              : [0, Math.max(kind.least || 0, high === null || high <= 0 ? 1 : high * 1.08)],
        },
      },
      cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 7 } },
      axes: [
        {
          stroke: ink, font, grid: { show: false }, ticks: grid, size: 30, space: 44,
          incrs: [1, 2, 3, 4, 6, 12, 24, 48, 168],
          values: (u, at) => at.map((i) => labels[i] || ""),
        },
        {
          stroke: ink, font, grid, ticks: { show: false }, space: 34,
          values: (u, at) => at.map((v) => kind.axis(+v.toPrecision(9))),
          size: (u, values) => 14 + 7 * Math.max(3, ...(values || []).map((v) => v.length)),
        },
      ],
      series: [
        { label: "hour", value: (u, v) => (v === null ? "" : labels[v] || "") },
        ...kind.series.map((s) => ({
          label: s.name, width: s.width, dash: s.dash, paths: s.paths,
          stroke: colour(s.stroke), fill: s.fill && colour(s.fill),
          points: { show: !s.paths && labels.length <= 50, size: 5, fill: colour(s.stroke) },
          value: (u, v) => (v === null || v === undefined ? "" : kind.show(v)),
        })),
      ],
      hooks: { drawClear: [(u) => shade(u)] },
    });
    holder.textContent = "";
    return new uPlot(options(), data, holder);
  };

  /** Outages as bands behind the lines. Hour i spans i - 0.5 to i + 0.5 on the axis. */
  const shade = (u) => {
    u.ctx.fillStyle = colour("--band");
    for (const [from, until] of day.outages) {
      const left = u.valToPos(from - 0.5, "x", true);
      const right = u.valToPos(until - 0.5, "x", true);
      u.ctx.fillRect(left, u.bbox.top, Math.max(2, right - left), u.bbox.height);
    }
  };

  const chart = (holder, kindName, columns, height) => {
    const entry = { holder, plot: null, draw: () => draw(holder, kindName, columns, height) };
    entry.plot = entry.draw();
    charts.add(entry);
    return entry;
  };
  const redraw = () => {
    for (const entry of charts) {
      entry.plot.destroy();
      entry.plot = entry.draw();
    }
  };
  const fit = () => {
    for (const entry of charts) {
      const width = Math.max(220, entry.holder.clientWidth);
      if (width !== entry.plot.width) entry.plot.setSize({ width, height: entry.plot.height });
    }
  };
  let waiting = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(fit);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  /** Paper is narrow and white whatever the screen is. */
  const onPaper = (printing) => {
    document.documentElement.toggleAttribute("data-print", printing);
    redraw();
    for (const entry of charts) {
      if (printing) entry.plot.setSize({ width: Math.min(330, entry.plot.width), height: 170 });
    }
  };
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));

  for (const holder of document.querySelectorAll(".chart[data-chart]")) {
    chart(holder, holder.dataset.chart, day.hours, 210);
  }

  /* --- the endpoint table ------------------------------------------------------------------- */
  const table = byId("endpoint-table");
  const body = table.tBodies[0];
  const endpoints = day.endpoints;
  const headings = [...table.tHead.rows[0].cells];
  const columns = headings.map((th) => th.dataset.key);
  const haystack = endpoints.endpoint.map((name, i) => (endpoints.method[i] + " " + name).toLowerCase());
  const STEP = 50;
  const view = { key: "rank", down: false, shown: STEP };

  const unsure = (bits, column) => metrics.has(column) && (bits & metrics.get(column).bit) !== 0;
  const wordedCell = (i, column) => {
    const value = endpoints[column][i];
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
    const made = element("tr", { class: slow ? "slow" : null });
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
        if (slow) head.append(" ", element("span", { class: "tag" }, "slow"));
        made.append(head);
      } else {
        made.append(figure(wordedCell(i, column), unsure(endpoints.uncertain[i], column)));
      }
    }
    return made;
  };

  const compare = () => {
    const values = endpoints[view.key];
    const sign = view.down ? -1 : 1;
    return (a, b) => {
      const x = values[a];
      const y = values[b];
      if (x === y) return endpoints.rank[a] - endpoints.rank[b];
      if (x === null || y === null) return x === null ? 1 : -1;
      return sign * (x < y ? -1 : 1);
    };
  };
  const wanted = () => {
    const words = byId("filter-text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const method = byId("filter-method").value;
    const slowOnly = byId("filter-slow").checked;
    return [...haystack.keys()].filter(
      (i) =>
        (!slowOnly || endpoints.slow[i] === 1) &&
        (method === "" || endpoints.method[i] === method) &&
        words.every((word) => haystack[i].includes(word)),
    );
  };

  const refresh = () => {
    forgetDetached(() => body.replaceChildren(...listed().map(row)));
  };
  const listed = () => {
    const all = wanted().sort(compare());
    const some = all.slice(0, view.shown);
    const total = haystack.length;
    byId("endpoint-count").textContent =
      (all.length === total ? grouped(String(total)) : grouped(String(all.length)) + " of " + grouped(String(total))) +
      (total === 1 ? " endpoint" : " endpoints") +
      (some.length < all.length ? ", " + some.length + " shown" : "");
    const more = byId("endpoint-more");
    more.hidden = some.length === all.length;
    more.replaceChildren();
    if (!more.hidden) {
      const rest = all.length - some.length;
      more.append(moreButton("Show " + Math.min(STEP, rest) + " more", view.shown + STEP));
      if (rest > STEP) more.append(moreButton("Show all " + grouped(String(all.length)), all.length));
    }
    for (const th of headings) {
      if (th.dataset.key === view.key) th.setAttribute("aria-sort", view.down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    }
    return some;
  };
  const moreButton = (label, shown) => {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => {
      const first = view.shown;
      view.shown = shown;
      refresh();
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

  for (const th of headings) {
    const button = element("button", { type: "button" }, th.textContent);
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      const key = th.dataset.key;
      const upward = key === "rank" || key === "endpoint";
      view.down = view.key === key ? !view.down : !upward;
      view.key = key;
      refresh();
    });
  }
  const filters = byId("endpoint-filters");
  filters.hidden = false;
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("input", () => {
    view.shown = STEP;
    refresh();
  });

  /* --- drill-down: one endpoint's hours ----------------------------------------------------- */
  let hourRows = null;
  const hoursOf = (i) => {
    hourRows = hourRows || JSON.parse(byId("hour-data").textContent);
    const [places, ...values] = hourRows[i];
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
  const heading = (metric) => metric.title + (metric.unit === "ms" ? ", ms" : "");
  const hourNames = [...document.querySelector("#day details").querySelectorAll("tbody th")]
    .map((th) => th.textContent);

  const facts = (i) => {
    const list = element("dl", { class: "facts" });
    for (const metric of metrics.values()) {
      const value = worded(metric.show, endpoints[metric.column][i]);
      const doubtful = unsure(endpoints.uncertain[i], metric.column);
      const unit = value === NONE ? "" : metric.unit === "ms" ? " ms" : metric.unit === "requests/s" ? " /s" : "";
      list.append(
        element("div", {}, element("dt", {}, metric.title),
          element("dd", doubtful ? { class: "unsure", title: UNSURE } : {}, (doubtful ? "~" : "") + value + unit)),
      );
    }
    return list;
  };
  const hourTable = (hours) => {
    const shown = day.hourMetrics.map((column) => metrics.get(column));
    const lines = hourNames.map((name, h) =>
      element("tr", {}, element("th", { scope: "row" }, name),
        ...shown.map((m) => figure(worded(m.show, hours[m.column][h]), unsure(hours.uncertain[h], m.column)))));
    return element("table", {},
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Hour"),
        ...shown.map((m) => element("th", { scope: "col", class: "n" }, heading(m))))),
      element("tbody", {}, ...lines));
  };
  const open = (button) => {
    const i = Number(button.dataset.at);
    const hours = hoursOf(i);
    const panel = (title, kind) => {
      const holder = element("div", { class: "chart", "aria-hidden": "true", "data-kind": kind });
      return element("figure", { class: "panel" }, element("figcaption", {}, element("h3", {}, title)), holder);
    };
    const inside = element("div", { class: "inside" },
      element("h3", {}, endpoints.method[i] + " ", element("span", { class: "path" }, endpoints.endpoint[i])),
      facts(i),
      element("div", { class: "charts" }, panel("Response time", "latency"), panel("Requests", "requests")),
      element("details", {}, element("summary", {}, "Hours as a table"),
        element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Hours of the endpoint" }, hourTable(hours))));
    const below = element("tr", { class: "hours" }, element("td", { colspan: String(columns.length) }, inside));
    inside.style.width = Math.min(table.parentElement.clientWidth - 32, 1240) + "px";
    button.closest("tr").after(below);
    for (const holder of inside.querySelectorAll(".chart")) chart(holder, holder.dataset.kind, hours, 180);
  };
  body.addEventListener("click", (event) => {
    const button = event.target.closest(".drill");
    if (!button) return;
    const wasOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!wasOpen));
    if (wasOpen) forgetDetached(() => button.closest("tr").nextElementSibling.remove());
    else open(button);
  });

  refresh();
})();
