// The whole job in DuckDB: log -> Parquet of every request -> hourly, endpoint and endpoint x hour CSVs.
// Usage: node duckdb.mjs LOG OUT
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { DuckDBInstance } from '@duckdb/node-api';

const [log, out] = process.argv.slice(2);
if (!log || !out) {
  throw new Error('usage: node duckdb.mjs LOG OUT');
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const input = statSync(log).isDirectory() ? `${log}/*.gz` : log;

// nginx escapes quotes inside fields as \x22, so that an access log is a CSV with spaces between its columns;
// DuckDB's CSV reader does most of the parsing that way. Upstream times can be lists: the last column but
// one or two then. Bad lines are left to ignore_errors and to the filter below.
const columns = ['client', 'ident', 'user_name', 'day', 'zone', 'request', 'status', 'bytes', 'referer',
  'user_agent', 'request_time', 'upstream_time', 'upstream_time_2'];
const requests = `
  WITH split AS (
    SELECT *,
      str_split(request, ' ') AS target,
      len(target) = 3 AS http,
      split_part(target[2], '?', 1) AS path,
      regexp_replace(path, '/(?:[0-9a-f-]{16,}|[0-9]+)\\b', '/{id}', 'g') AS template,
      try_strptime(day || zone, '[%d/%b/%Y:%H:%M:%S%z]') AS stamp,
      try_cast(request_time AS DOUBLE) AS seconds,
      try_cast(status AS USMALLINT) AS code
    FROM read_csv('${input}', auto_detect = false, header = false, delim = ' ', quote = '"', escape = '',
      columns = {${columns.map((name) => `'${name}': 'VARCHAR'`).join(', ')}},
      null_padding = true, ignore_errors = true, strict_mode = false)
    WHERE user_agent IS NOT NULL)
  SELECT
    stamp::TIMESTAMP AS "time",
    client,
    nullif(user_name, '-') AS "user",
    CASE WHEN http THEN target[1] ELSE '-' END AS method,
    CASE WHEN http THEN target[2] ELSE request END AS url,
    CASE WHEN http THEN target[3] END AS protocol,
    code AS status,
    try_cast(bytes AS BIGINT) AS response_bytes,
    nullif(referer, '-') AS referer,
    nullif(user_agent, '-') AS user_agent,
    round(seconds * 1e6)::BIGINT AS duration_us,
    round(try_cast(upstream_time AS DOUBLE) * 1e6)::BIGINT AS upstream_us,
    CASE
      WHEN NOT http THEN '(malformed request)'
      WHEN regexp_matches(path, '\\.(?:css|js|svg|woff2|ico|png|jpg|gif)$') THEN '(static assets)'
      WHEN path = '/index.php' THEN regexp_extract(url, '^/index\\.php\\?module=\\w+&action=\\w+')
      WHEN code = 404 AND template = path THEN '(not found)'
      ELSE template
    END AS endpoint
  FROM split
  WHERE stamp IS NOT NULL AND code >= 100 AND seconds IS NOT NULL`;

const metrics = `
  count(*) AS requests,
  count(*) FILTER (status BETWEEN 400 AND 498) AS errors_4xx,
  count(*) FILTER (status >= 500) AS errors_5xx,
  quantile_disc(duration_us, [0.5, 0.75, 0.9, 0.95, 0.99, 0.999]) AS q,
  max(duration_us) / 1000 AS max_ms,
  avg(duration_us) / 1000 AS mean_ms,
  sum(response_bytes) AS response_bytes`;

const steps = {
  parquet: `COPY (${requests}) TO '${out}/requests.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
};
const groups = {
  hourly: `date_trunc('hour', "time") AS hour_start`,
  endpoints: 'endpoint, method',
  endpoint_hours: `date_trunc('hour', "time") AS hour_start, endpoint, method`,
};
for (const [name, keys] of Object.entries(groups)) {
  steps[name] = `COPY (
    SELECT * EXCLUDE q, q[1] / 1000 AS p50_ms, q[2] / 1000 AS p75_ms, q[3] / 1000 AS p90_ms, q[4] / 1000 AS p95_ms,
      q[5] / 1000 AS p99_ms, q[6] / 1000 AS p999_ms
    FROM (SELECT ${keys}, ${metrics} FROM '${out}/requests.parquet' GROUP BY ALL) ORDER BY ALL)
    TO '${out}/${name}.csv' (HEADER)`;
}

const db = await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' });
const connection = await db.connect();
for (const [name, sql] of Object.entries(steps)) {
  const start = performance.now();
  await connection.run(sql);
  console.error(`${name} ${((performance.now() - start) / 1000).toFixed(2)} s`);
}
const count = await connection.runAndReadAll(`SELECT sum(requests) FROM '${out}/hourly.csv'`);
console.log(`requests ${count.getRows()[0][0]}`);
