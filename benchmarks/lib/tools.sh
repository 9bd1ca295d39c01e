# shellcheck shell=bash
# What benchmarks/run measures: the inputs, and how each tool is started. Sourced, with $root, $here, $data.

day=2026-11-18
parts=8

# What Spark needs on Java 17; crm-perf's launcher brings its own list.
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
  sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

# Builds what is measured, before any clock runs.
prepare() {
  if [[ ! -f $here/target/classpath.txt ]]; then
    (cd "$root" && mvn -q -B -DskipTests package)
  fi
  classpath=$here/target/classes:$(cat "$here/target/classpath.txt")
  if [[ $tools == *duckdb* || $tools == *clickhouse* ]] && [[ ! -d $here/peers/node_modules ]]; then
    (cd "$here/peers" && npm install --no-package-lock --no-audit --no-fund >&2)
  fi
  if [[ $tools == *crm-perf* ]]; then
    # the launcher builds, and makes its class archive, on first use
    crm_perf "$(make_input 1M)" "$data/out/warm-up" >"$data/warm-up.log" 2>&1 ||
      fail "crm-perf does not run; see $data/warm-up.log"
  fi
}

# Prints the path of the log of a size: SIZE is 10M, 1G, or with the suffix -gz gzip files side by side.
make_input() {
  local size=${1%-gz} log=$data/${1%-gz}.log
  if [[ ! -f $log ]]; then
    java -cp "$classpath" org.crmperf.jobs.synthetic.SyntheticDayMain "$size" "$log" >&2
  fi
  if [[ $1 == *-gz ]]; then
    if [[ ! -d $data/$1 ]]; then
      mkdir -p "$data/$1.tmp"
      split -n l/$parts -d --additional-suffix=.log "$log" "$data/$1.tmp/access-"
      gzip "$data/$1.tmp"/*.log
      mv "$data/$1.tmp" "$data/$1"
    fi
    log=$data/$1
  fi
  echo "$log"
}

crm_perf() {
  "$root/bin/crm-perf" nightly --input "$1" --warehouse "$2/warehouse" --reports "$2/reports" --zone UTC --date $day &&
    sed -n 's/.*"parsed" *: *\([0-9]*\).*/requests \1/p' "$2/reports/$day/summary.json" | head -n 1
}

naive_spark() {
  java "${opens[@]}" -Xmx4g -Dlogback.configurationFile=logback-benchmarks.xml -cp "$classpath" \
    org.crmperf.benchmarks.NaiveSparkJob "$1" "$2" "$3"
}

# Runs one tool on the input $2 into the empty folder $3; prints "requests N" where it counts them.
run_tool() {
  case $1 in
    wc) if [[ -d $2 ]]; then cat "$2"/*.gz | wc -l; else wc -l <"$2"; fi ;;
    inflate) find "$2" -name '*.gz' -print0 | xargs -0 -r -n 1 -P "$(nproc)" gzip -dc | wc -l ;;
    crm-perf) crm_perf "$2" "$3" ;;
    duckdb | clickhouse) node "$here/peers/$1.mjs" "$2" "$3" ;;
    naive-spark) naive_spark "$2" "$3" parquet ;;
    naive-spark-lines) naive_spark "$2" "$3" lines ;;
    *) fail "unknown tool $1" ;;
  esac
}

# Measures one run and prints its line of the table; the input is in the page cache, the output folder is new.
measure() {
  local input out=$data/out/$2 requests
  input=$(make_input "$1")
  rm -rf "$out"
  mkdir -p "$out"
  find "$input" -type f -exec cat {} + >/dev/null
  sync
  here=$here root=$root data=$data classpath=$classpath tools=$tools /usr/bin/time -q -f '%e %U %S %M' \
    -o "$data/time" bash -c 'source "$here/lib/tools.sh"; run_tool "$@"' run_tool "$2" "$input" "$out" \
    >"$data/$2.out" 2>"$data/$2.err" || fail "$2 failed; see $data/$2.err"
  requests=$(sed -n 's/^requests //p' "$data/$2.out")
  awk -v OFS='\t' -v size="$1" -v tool="$2" -v run="$3" -v requests="${requests:--}" \
    '{ print size, tool, run, $1, $2 + $3, $4, requests }' "$data/time"
  rm -rf "$out"
}
