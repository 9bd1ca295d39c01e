# runs.tsv -> a Markdown table per size: median, fastest and slowest wall time, median CPU time, peak memory over
# all runs, what was counted, and the median against crm-perf's. Fails when two tools counted different requests.
BEGIN { FS = "\t" }

NR > 1 {
  if (!(($1) in seen_size)) { seen_size[$1] = 1; sizes[++size_count] = $1 }
  if (!(($2) in seen_tool)) { seen_tool[$2] = 1; tools[++tool_count] = $2 }
  key = $1 SUBSEP $2
  n[key]++
  wall[key, n[key]] = $4
  cpu[key, n[key]] = $5
  if ($6 > rss[key]) rss[key] = $6
  if ($7 != "-") {
    if (($1 in counted) && counted[$1] != $7) wrong = wrong " " $1 ":" $2 "=" $7
    if (!($1 in counted)) counted[$1] = $7
  }
  requests[key] = requests[key] == "" || requests[key] == $7 ? $7 : "differs"
}

function median(values, key, count,   i, j, t, sorted) {
  for (i = 1; i <= count; i++) {
    t = values[key, i] + 0
    for (j = i - 1; j >= 1 && sorted[j] > t; j--) sorted[j + 1] = sorted[j]
    sorted[j + 1] = t
  }
  low = sorted[1]
  high = sorted[count]
  return count % 2 ? sorted[(count + 1) / 2] : (sorted[count / 2] + sorted[count / 2 + 1]) / 2
}

END {
  for (s = 1; s <= size_count; s++) {
    printf "\n%s\n\n", sizes[s]
    print "| tool | runs | wall s, median | min | max | CPU s | peak MiB | requests | against crm-perf |"
    print "|---|---|---|---|---|---|---|---|---|"
    ours = sizes[s] SUBSEP "crm-perf"
    base = (ours in n) ? median(wall, ours, n[ours]) : 0
    for (t = 1; t <= tool_count; t++) {
      key = sizes[s] SUBSEP tools[t]
      if (!(key in n)) continue
      c = median(cpu, key, n[key])
      m = median(wall, key, n[key])
      ratio = "-"
      if (base > 0) ratio = sprintf("%.2f x", m / base)
      printf "| %s | %d | %.2f | %.2f | %.2f | %.2f | %d | %s | %s |\n", tools[t], n[key], m, low, high, c, \
        rss[key] / 1024, requests[key], ratio
    }
  }
  if (wrong != "") {
    print "benchmarks/run: not the same requests:" wrong > "/dev/stderr"
    exit 1
  }
}
