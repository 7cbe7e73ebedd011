"use strict";
/* The page of a running stream: it follows /api/stream and draws what it has, at most once a frame. */

const SHOWN_ROWS = 100;
const SHOWN_BATCHES = 20;
const SHOWN_ALERT_ROWS = 5;
const KEPT_BATCHES = 300;

const state = {
  schema: null, // columns, key, rank, totals
  rows: new Map(), // by key, or by place where rows have no key
  time: null,
  allRows: 0,
  batches: [], // the newest last
  alerts: [], // alert, expression, for, rows by their key
  points: [[], []], // a single number over time
  records: 0,
  done: 0,
  batchMillis: 1000,
  paused: false,
  said: "connecting",
};

const element = (id) => document.getElementById(id);
const whole = new Intl.NumberFormat("en");
const shortNumber = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const sum = (numbers) => Object.values(numbers).reduce((a, b) => a + b, 0);

/* What came. */

const keyOf = (row) => JSON.stringify(state.schema.key.map((name) => row[name]));

function replaceRows(rows) {
  state.rows = new Map(rows.map((row, place) => [state.schema.key.length ? keyOf(row) : place, row]));
}

function takeBatches(batches) {
  state.batches = state.batches.concat(batches).slice(-KEPT_BATCHES);
}

function takeResult(event) {
  state.time = event.time;
  state.allRows = event.allRows;
  if (event.rows) {
    replaceRows(event.rows);
  } else {
    event.removed.forEach((key) => state.rows.delete(keyOf(key)));
    event.changed.forEach((row) => state.rows.set(keyOf(row), row));
  }
  const number = theNumber();
  if (number !== null && state.time && state.points[0].at(-1) !== Date.parse(state.time) / 1000) {
    state.points[0].push(Date.parse(state.time) / 1000);
    state.points[1].push(number);
    state.points = state.points.map((values) => values.slice(-KEPT_BATCHES));
  }
}

const rowsByKey = (rows) => new Map(rows.map((row) => [JSON.stringify(row.key), row]));

function takeAlert(change) {
  const alert = state.alerts.find((one) => one.alert === change.alert);
  for (const [key, row] of rowsByKey(change.rows)) {
    if (change.state === "firing") alert.rows.set(key, row);
    else alert.rows.delete(key);
  }
  element("alert-news").textContent = `alert ${change.alert} ${change.state}`;
}

function follow() {
  const events = new EventSource("api/stream");
  events.addEventListener("snapshot", (message) => {
    const event = JSON.parse(message.data);
    state.schema = event.schema;
    state.batches = [];
    state.batchMillis = event.batchMillis;
    state.done = event.batchesDone;
    state.records = event.records;
    state.alerts = event.alerts.map((alert) => ({ ...alert, rows: rowsByKey(alert.rows) }));
    element("name").textContent = document.title = event.name;
    takeBatches(event.batches);
    takeResult(event);
    readStatus();
    say("live");
  });
  events.addEventListener("change", (message) => {
    const event = JSON.parse(message.data);
    takeBatches(event.batches);
    state.done += event.batches.length;
    state.records += event.batches.reduce((all, batch) => all + sum(batch.records), 0);
    if (event.time) takeResult(event);
    say("live");
  });
  events.addEventListener("alert", (message) => {
    takeAlert(JSON.parse(message.data));
    draw();
  });
  events.addEventListener("end", (message) => {
    const { failed } = JSON.parse(message.data);
    events.close();
    say(failed ? `the stream failed: ${failed}` : "the stream has ended", true);
  });
  events.onopen = () => say("live");
  events.onerror = () => say(events.readyState === EventSource.CLOSED ? "the stream is gone" : "connection lost; trying again", true);
}

async function readStatus() {
  const status = await (await fetch("api/status")).json();
  drawPipeline(status.pipeline);
  if (theNumber() !== null && state.points[0].length <= 1) await readHistory();
  draw();
}

/* What a single number was before this page came. */
async function readHistory() {
  const { points } = await (await fetch("api/history")).json();
  const before = points.filter(([time]) => Date.parse(time) / 1000 < state.points[0][0]);
  state.points[0].unshift(...before.map(([time]) => Date.parse(time) / 1000));
  state.points[1].unshift(...before.map(([, value]) => value));
}

/* What is drawn. */

let asked = false;
function draw() {
  if (asked || state.paused || !state.schema) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    drawNumbers();
    drawAlerts();
    drawResult();
    drawCharts();
    drawBatches();
  });
}

function say(text, lost = false) {
  state.said = text;
  element("state").textContent = state.paused ? `${text}, picture held` : text;
  element("state").className = lost ? "lost" : "";
  draw();
}

const totalDelay = (batch) => batch.delayMillis + batch.processingMillis;
const rateOf = (batch) => (sum(batch.records) * 1000) / state.batchMillis;
const lagOf = (batch) => Object.values(batch.lag).reduce((all, parts) => all + sum(parts), 0);
const hasLag = () => state.batches.some((batch) => Object.keys(batch.lag).length > 0);

function drawNumbers() {
  const last = state.batches[state.batches.length - 1];
  element("records").textContent = whole.format(state.records);
  element("batches").textContent = whole.format(state.done);
  if (!last) return;
  element("rate").textContent = whole.format(Math.round(rateOf(last)));
  element("processing").textContent = whole.format(last.processingMillis) + " ms";
  element("delay").textContent = whole.format(totalDelay(last)) + " ms";
  element("delay").className = totalDelay(last) > state.batchMillis ? "late" : "";
  element("lag-tile").hidden = !hasLag();
  element("lag").textContent = whole.format(lagOf(last));
}

function drawAlerts() {
  element("alerts-section").hidden = state.alerts.length === 0;
  element("alerts").replaceChildren(
    ...state.alerts.map((alert) => {
      const item = document.createElement("li");
      item.className = alert.rows.size ? "firing" : "";
      item.appendChild(document.createElement("b")).textContent = alert.alert;
      item.append(` ${alert.rows.size ? "firing" : "not firing"}: ${alert.expression}${alert.for === "0s" ? "" : ` for ${alert.for}`}`);
      for (const row of [...alert.rows.values()].slice(0, SHOWN_ALERT_ROWS)) {
        item.appendChild(document.createElement("code")).textContent = Object.values(row.row).map(textOf).join("  ");
      }
      const more = alert.rows.size - SHOWN_ALERT_ROWS;
      if (more > 0) item.append(` and ${whole.format(more)} more`);
      return item;
    }),
  );
}

/* The only number of a result that is one row of one number; else null. */
function theNumber() {
  const columns = state.schema.columns;
  if (state.rows.size !== 1 || state.schema.key.length || columns.length !== 1) return null;
  const value = state.rows.values().next().value[columns[0].name];
  return typeof value === "number" ? value : null;
}

const isNumber = (column) => column.type === "BIGINT" || column.type === "DOUBLE";
const textOf = (value) => (value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));
/* Numbers that rank are for comparing; all others may be years, or ids. */
const shown = (column, value) =>
  Number.isInteger(value) && state.schema.rank.includes(column.name) ? whole.format(value) : textOf(value);

/* NaN, which JSON has as a text, is larger than all; null is smaller. */
const sizeOf = (value) => (value === null ? -Infinity : Number(value));
const largerFirst = (one, other) =>
  Number.isNaN(one) || Number.isNaN(other) ? Number.isNaN(other) - Number.isNaN(one) : one === other ? 0 : other - one;

/* The best first: by the numbers that rank, then by key. */
function compare(one, other) {
  for (const name of state.schema.rank) {
    const order = largerFirst(sizeOf(one[name]), sizeOf(other[name]));
    if (order) return order;
  }
  for (const name of state.schema.key) {
    if (one[name] !== other[name]) return one[name] < other[name] ? -1 : 1;
  }
  return 0;
}

function drawResult() {
  const number = theNumber();
  element("number").hidden = element("number-chart").hidden = number === null;
  element("result-scroll").hidden = element("search-label").hidden = number !== null;
  element("result-time").textContent = state.time ?? "no result yet";
  if (number !== null) {
    element("number").textContent = whole.format(number);
    element("more").textContent = "";
    chart("number-chart", [state.schema.columns[0].name], [state.points[0], state.points[1]]);
    return;
  }
  const sought = element("search").value;
  const rows = [...state.rows.values()]
    .filter((row) => !sought || Object.values(row).some((value) => textOf(value).includes(sought)))
    .sort(compare);
  drawRows(rows.slice(0, SHOWN_ROWS));
  const count = Math.min(rows.length, SHOWN_ROWS);
  const all = sought ? rows.length : state.schema.totals ? state.rows.size : state.allRows;
  element("more").textContent = `${whole.format(count)} of ${whole.format(all)} ${sought ? "rows found" : "rows"}`;
}

function drawRows(rows) {
  const columns = state.schema.columns;
  const ranked = state.schema.rank[0];
  const length = (row) => (Number.isFinite(row[ranked]) ? Math.abs(row[ranked]) : 0);
  const most = Math.max(...rows.map(length)) || 1;
  const head = document.createElement("tr");
  for (const column of columns) {
    const cell = head.appendChild(document.createElement("th"));
    cell.scope = "col";
    cell.textContent = column.name;
    if (isNumber(column)) cell.className = "count";
  }
  element("result").tHead.replaceChildren(head);
  element("result").tBodies[0].replaceChildren(
    ...rows.map((row) => {
      const line = document.createElement("tr");
      for (const column of columns) {
        const cell = line.appendChild(document.createElement("td"));
        cell.textContent = shown(column, row[column.name]);
        if (isNumber(column)) cell.className = "count";
        if (column.name === ranked) {
          cell.classList.add("ranked");
          cell.appendChild(document.createElement("i")).style.width = `${(100 * length(row)) / most}%`;
        }
      }
      return line;
    }),
  );
}

function drawBatches() {
  element("batch-table").tBodies[0].replaceChildren(
    ...state.batches
      .slice(-SHOWN_BATCHES)
      .reverse()
      .map((batch) => {
        const line = document.createElement("tr");
        for (const text of [
          batch.time,
          whole.format(sum(batch.records)),
          `${whole.format(batch.delayMillis)} ms`,
          `${whole.format(batch.processingMillis)} ms`,
          batch.empty ?? "",
        ]) {
          line.appendChild(document.createElement("td")).textContent = text;
        }
        return line;
      }),
  );
}

const charts = new Map();
function chart(id, names, data) {
  const room = element(id);
  const width = room.clientWidth;
  if (!width || !data[0].length) return;
  const colors = ["--accent", "--second"].map((name) => getComputedStyle(document.body).getPropertyValue(name));
  const look = width + colors.join();
  let there = charts.get(id);
  if (!there || there.look !== look) {
    if (there) there.plot.destroy();
    const faint = getComputedStyle(document.body).getPropertyValue("--faint");
    const line = getComputedStyle(document.body).getPropertyValue("--line");
    const axis = { stroke: faint, grid: { stroke: line, width: 1 }, ticks: { stroke: line } };
    const plot = new uPlot(
      {
        width,
        height: 160,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: { y: { range: (_, least, most) => [Math.min(0, least), Math.max(1, most * 1.1)] } },
        axes: [axis, { ...axis, size: 60, values: (_, ticks) => ticks.map((tick) => shortNumber.format(tick)) }],
        series: [{}, ...names.map((label, i) => ({ label, stroke: colors[i], width: 2 }))],
      },
      data,
      room,
    );
    there = { plot, look };
    charts.set(id, there);
  } else {
    there.plot.setData(data);
  }
  room.setAttribute("role", "img");
  room.setAttribute("aria-label", names.map((name, i) => `${name}: ${whole.format(Math.round(data[i + 1].at(-1)))} now`).join(", "));
}

function drawCharts() {
  const times = state.batches.map((batch) => Date.parse(batch.time) / 1000);
  chart("rate-chart", ["records/s"], [times, state.batches.map(rateOf)]);
  chart("delay-chart", ["processing time", "total delay"], [times, state.batches.map((b) => b.processingMillis), state.batches.map(totalDelay)]);
  element("lag-figure").hidden = !hasLag();
  if (hasLag()) chart("lag-chart", ["lag"], [times, state.batches.map(lagOf)]);
}

function drawPipeline(pipeline) {
  const boxes = [];
  const box = (name, text) => boxes.push([name, text]);
  for (const source of pipeline.sources ?? [pipeline.source]) box(source.name ? `source ${source.name}` : "source", source.uri);
  for (const [name, value] of Object.entries(pipeline)) {
    const steps = Array.isArray(value) ? value : [value];
    if (steps[0] && steps[0].says !== undefined && name !== "sinks") {
      for (const step of steps) box(Array.isArray(value) ? name.replace(/s$/, "") : name, step.says);
    }
  }
  for (const sink of pipeline.sinks) box("sink", sink.says);
  element("pipeline").replaceChildren(
    ...boxes.map(([name, text]) => {
      const item = document.createElement("li");
      item.appendChild(document.createElement("b")).textContent = name;
      item.append(text);
      return item;
    }),
  );
  element("guarantee").textContent = [...new Set(pipeline.sinks.map((sink) => `${sink.guarantee}: ${sink.because}`))].join("; ");
}

element("pause").addEventListener("click", (click) => {
  state.paused = !state.paused;
  click.target.setAttribute("aria-pressed", state.paused);
  click.target.textContent = state.paused ? "Go on" : "Pause";
  say(state.said, element("state").className === "lost");
});
element("search").addEventListener("input", () => state.schema && drawResult());
window.addEventListener("resize", draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
follow();
