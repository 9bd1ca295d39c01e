/* --- charts ------------------------------------------------------------------------------- */
const charts = new Set();
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** The width of a label: ideographs take two columns. */
const columnsOf = (text) => [...text].reduce((sum, c) => sum + (c > "\u2fff" ? 2 : 1), 0);
/** Hours of several days, or of a day whose clocks change, are long: the axis has a line for each of their parts. */
const stacked = (label) => (label || "").replaceAll(" ", "\n");
const bars = uPlot.paths.bars({ size: [0.7, 28] });

const line = (column, name, more) => ({ column, name, width: 2, ...more });
const kinds = {
  latency: {
    show: (v) => worded("millis", v) + " ms",
    axis: (v) => (v >= 1000 ? grouped(String(v / 1000)) + " s" : v + " ms"),
    wide: true,
    series: [
      line("p50_ms", metrics.get("p50_ms").title, { stroke: "--series-1" }),
      line("p95_ms", metrics.get("p95_ms").title, { stroke: "--series-2" }),
      line("p99_ms", metrics.get("p99_ms").title, { stroke: "--series-3", dash: [6, 3] }),
    ],
  },
  throughput: {
    show: (v) => say("unit.rate", worded("rate", v)),
    axis: (v) => say("unit.rate", grouped(String(v))),
    series: [
      line("throughput_rps", say("series.mean"), { stroke: "--series-1", fill: "--series-1", paths: bars, width: 0 }),
      line("peak_minute_rps", say("series.peak"), { stroke: "--series-3", width: 1.5 }),
    ],
  },
  errors: {
    show: (v) => worded("ratio", v),
    axis: (v) => say("percent", +(v * 100).toPrecision(6)),
    series: [line("error_rate", say("series.errors"), { stroke: "--series-bad", fill: "--series-bad", paths: bars, width: 0 })],
    least: 0.01,
  },
  availability: {
    show: (v) => worded("ratio", v),
    axis: (v) => say("percent", +(v * 100).toPrecision(6)),
    series: [line("availability", say("series.available"), { stroke: "--series-good" })],
    range: (low) => [Math.max(0, 1 - Math.max(0.02, (1 - low) * 1.15)), 1],
  },
  requests: {
    show: (v) => worded("count", v),
    axis: (v) => grouped(String(v)),
    series: [line("requests", say("series.requests"), { stroke: "--series-1", fill: "--series-1", paths: bars, width: 0 })],
  },
};

/**
 * Whether one hour's time dwarfs the others, such as an outage's 60 s among 500 ms: a linear axis would press all else
 * onto its bottom line. A logarithmic one has no place for 0.
 */
const isWide = (columns) => {
  const values = columns.flat().filter((v) => v !== null && v !== undefined).sort((a, b) => a - b);
  return values.length > 0 && values[0] > 0 && values[values.length - 1] > 30 * values[values.length >> 1];
};

/** The powers of ten of a logarithmic axis. */
const tens = (low, high) => {
  const powers = [];
  for (let v = 10 ** Math.ceil(Math.log10(low)); v <= high; v *= 10) powers.push(v);
  return powers;
};

/** The chart of one kind from columns of hours; null values leave gaps. */
const draw = (holder, kindName, columns, height) => {
  const kind = kinds[kindName];
  const labels = day.labels;
  const data = [labels.map((_, i) => i), ...kind.series.map((s) => columns[s.column])];
  const parts = labels[0].split(" ");
  const log = kind.wide && isWide(data.slice(1));
  const ink = colour("--quiet");
  const grid = { stroke: colour("--line"), width: 1 };
  const font = "12px " + getComputedStyle(document.body).fontFamily;
  const options = () => ({
    width: Math.max(220, holder.clientWidth),
    height,
    scales: {
      x: { time: false, range: [-0.6, labels.length - 0.4] },
      y: {
        distr: log ? 3 : 1,
        range: (u, low, high) =>
          log ? [low * 0.7, high * 1.2]
          : kind.range
            ? kind.range(low === null ? 1 : low)
            : [0, Math.max(kind.least || 0, high === null || high <= 0 ? 1 : high * 1.08)],
      },
    },
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 7 } },
    axes: [
      {
        stroke: ink, font, grid: { show: false }, ticks: grid,
        size: 16 + 14 * parts.length, space: Math.max(44, 8 * Math.max(...parts.map(columnsOf))),
        incrs: [1, 2, 3, 4, 6, 12, 24, 48, 168, 336, 672, 1344],
        values: (u, at) => at.map((i) => stacked(labels[i])),
      },
      {
        stroke: ink, font, grid, ticks: { show: false }, space: 34,
        ...(log && { splits: (u, axis, low, high) => tens(low, high), filter: (u, at) => at }),
        values: (u, at) => at.map((v) => kind.axis(+v.toPrecision(9))),
        size: (u, values) => 14 + 7 * Math.max(3, ...(values || []).map(columnsOf)),
      },
    ],
    series: [
      { label: say("series.hour"), value: (u, v) => (v === null ? "" : labels[v] || "") },
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
  const plot = new uPlot(options(), data, holder);
  if (log) {
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = say("chart.log");
    holder.append(note);
  }
  return plot;
};

/** Outages, and the hour chosen, as bands behind the lines. Hour i spans i - 0.5 to i + 0.5 on the axis. */
const shade = (u) => {
  u.ctx.fillStyle = colour("--band");
  for (const [from, until] of day.outages) {
    const left = u.valToPos(from - 0.5, "x", true);
    const right = u.valToPos(until - 0.5, "x", true);
    u.ctx.fillRect(left, u.bbox.top, Math.max(2, right - left), u.bbox.height);
  }
  if (view.hour >= 0) {
    const left = u.valToPos(view.hour - 0.5, "x", true);
    u.ctx.fillStyle = colour("--chosen");
    u.ctx.fillRect(left, u.bbox.top, u.valToPos(view.hour + 0.5, "x", true) - left, u.bbox.height);
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

const dayCharts = [...document.querySelectorAll(".chart[data-chart]")].map((holder) => {
  const entry = chart(holder, holder.dataset.chart, day.hours, 210);
  entry.note = holder.parentElement.querySelector(".filtered");
  return entry;
});

/**
 * The day's charts of the endpoints left by the filter. Requests and errors add up; percentiles and
 * down minutes of a part do not follow from those of its endpoints, and stay the platform's.
 */
const chartsOf = (wanted) => {
  const all = wanted === null;
  const requests = day.labels.map(() => 0);
  const errors = day.labels.map(() => 0);
  for (const i of wanted || []) {
    const [places, ...values] = hourRows()[i];
    const of = values[day.hourMetrics.indexOf("requests")];
    const rates = values[day.hourMetrics.indexOf("error_rate")];
    places.forEach((hour, p) => {
      requests[hour] += of[p];
      errors[hour] += Math.round(of[p] * (rates[p] || 0));
    });
  }
  const columns = {
    throughput_rps: requests.map((n, hour) => n / day.hourSeconds[hour]),
    peak_minute_rps: requests.map(() => null),
    error_rate: requests.map((n, hour) => (n === 0 ? null : errors[hour] / n)),
  };
  for (const entry of dayCharts) {
    const kind = entry.holder.dataset.chart;
    const follows = kind === "throughput" || kind === "errors";
    entry.draw = () => draw(entry.holder, kind, all || !follows ? day.hours : columns, 210);
    entry.note.textContent = all ? "" : follows ? say("chart.filtered", grouped(String(wanted.length))) : say("chart.whole");
  }
  redraw();
};
