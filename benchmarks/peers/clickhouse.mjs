// The whole job in ClickHouse (chdb, in process): log -> Parquet of every request -> hourly, endpoint and
// endpoint x hour CSVs. Usage: node clickhouse.mjs LOG OUT
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Session } from 'chdb';

const [log, out] = process.argv.slice(2);
if (!log || !out) {
  throw new Error('usage: node clickhouse.mjs LOG OUT');
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const input = statSync(log).isDirectory() ? `${log}/*.gz` : log;

// nginx escapes quotes inside fields as \x22, so that splitting at quotes is right, and it is the fastest
// of what was tried: extractGroups and the Regexp format took seven times as long, CustomSeparated twice.
const requests = `
  WITH
    splitByChar('"', line) AS part,
    splitByChar(' ', part[1]) AS head,
    splitByChar(' ', part[2]) AS target,
    splitByChar(' ', part[3]) AS answer,
    splitByChar(' ', part[7]) AS times,
    length(target) = 3 AS http,
    cutQueryString(target[2]) AS path,
    parseDateTimeOrNull(concat(head[4], ' ', head[5]), '[%d/%b/%Y:%H:%i:%s %z]', 'UTC') AS stamp,
    replaceRegexpAll(path, '/(?:[0-9a-f-]{16,}|[0-9]+)\\\\b', '/{id}') AS template
  SELECT
    assumeNotNull(stamp) AS time,
    head[1] AS client,
    nullIf(head[3], '-') AS user,
    if(http, target[1], '-') AS method,
    if(http, target[2], part[2]) AS url,
    if(http, target[3], '') AS protocol,
    toUInt16OrZero(answer[2]) AS status,
    toUInt64OrZero(answer[3]) AS response_bytes,
    nullIf(part[4], '-') AS referer,
    nullIf(part[6], '-') AS user_agent,
    toInt64(round(toFloat64OrZero(times[2]) * 1e6)) AS duration_us,
    toInt64(round(toFloat64OrNull(times[3]) * 1e6)) AS upstream_us,
    toLowCardinality(multiIf(
      not http, '(malformed request)',
      match(path, '\\\\.(?:css|js|svg|woff2|ico|png|jpg|gif)$'), '(static assets)',
      path = '/index.php', concat(
        path, '?module=', extractURLParameter(url, 'module'), '&action=', extractURLParameter(url, 'action')),
      status = 404 and template = path, '(not found)',
      template)) AS endpoint
  FROM file('${input}', LineAsString, 'line String')
  WHERE length(part) = 7 AND length(answer) = 4 AND status >= 100 AND stamp IS NOT NULL
    AND toFloat64OrNull(times[2]) IS NOT NULL`;

const metrics = `
  count() AS requests,
  countIf(status BETWEEN 400 AND 498) AS errors_4xx,
  countIf(status >= 500) AS errors_5xx,
  quantilesExactLow(0.5, 0.75, 0.9, 0.95, 0.99, 0.999)(duration_us) AS q,
  q[1] / 1000 AS p50_ms, q[2] / 1000 AS p75_ms, q[3] / 1000 AS p90_ms, q[4] / 1000 AS p95_ms,
  q[5] / 1000 AS p99_ms, q[6] / 1000 AS p999_ms,
  max(duration_us) / 1000 AS max_ms,
  avg(duration_us) / 1000 AS mean_ms,
  sum(response_bytes) AS response_bytes_sum`;

const steps = {
  parquet: `${requests} INTO OUTFILE '${out}/requests.parquet' FORMAT Parquet SETTINGS
    output_format_parquet_compression_method = 'zstd', output_format_compression_level = 1`,
};
const groups = {
  hourly: 'toStartOfHour(time) AS hour_start',
  endpoints: 'endpoint, method',
  endpoint_hours: 'toStartOfHour(time) AS hour_start, endpoint, method',
};
for (const [name, keys] of Object.entries(groups)) {
  const names = keys.replace('toStartOfHour(time) AS ', '');
  steps[name] = `SELECT * EXCEPT q FROM (SELECT ${keys}, ${metrics} FROM file('${out}/requests.parquet', Parquet)
    GROUP BY ${names} ORDER BY ${names}) INTO OUTFILE '${out}/${name}.csv' FORMAT CSVWithNames`;
}

const db = new Session();
for (const [name, sql] of Object.entries(steps)) {
  const start = performance.now();
  db.query(sql, 'CSV');
  console.error(`${name} ${((performance.now() - start) / 1000).toFixed(2)} s`);
}
const count = db.query(`SELECT sum(requests) FROM file('${out}/hourly.csv', CSVWithNames)`, 'TSV');
console.log(`requests ${count.trim()}`);
db.close();
