package org.crmperf.jobs.keep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.rollup.MinuteTable;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.parsers.parquet.BytesInputFile;
import org.crmperf.parsers.parquet.TableReader;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;

/** A warehouse of some days in a folder, the log it comes from, and what is in it. */
public record KeptWarehouse(Path folder) {
  static final List<String> TABLES =
      List.of("hourly", "endpoints", "endpoint_hours", "time_parts", "findings", "outages");

  private static final int SLICES_A_DAY = 30;

  public Path log() {
    return folder.resolve("access.log");
  }

  public Path root() {
    return folder.resolve("warehouse");
  }

  /** The log of some days, in the order of time, with a few lines that only look like escapes. */
  public static byte[] days(LocalDate first, int days, long bytesADay, long seed)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int d = 0; d < days; d++) {
      SyntheticDay day =
          new SyntheticDay(seed + d, bytesADay, first.plusDays(d), java.time.ZoneOffset.UTC);
      day.write(out);
      String line =
          "203.0.113.9 - - ["
              + SyntheticStamp.of(first.plusDays(d))
              + "] \"GET /odd/%s/\\x5Cx41\\x5C\\x22/\\xC3\\xA9/\\xFF HTTP/1.1\" 200 17 \"-\" \"\\x5Cx41\""
              + " 0.100 0.090\n";
      for (String part : List.of("a", "b")) {
        out.write(line.formatted(part).getBytes(ISO_8859_1));
      }
    }
    return out.toByteArray();
  }

  /** Ingests the log as it grows, a slice at a time, as a job that runs every few minutes does. */
  public KeptWarehouse grown(byte[] log, int days, String... more) throws IOException {
    Files.createDirectories(folder);
    int slices = SLICES_A_DAY * days;
    Files.write(log(), new byte[0]);
    int from = 0;
    for (int i = 1; i <= slices; i++) {
      int to = i == slices ? log.length : lineEnd(log, (int) ((long) log.length * i / slices));
      Files.write(log(), Arrays.copyOfRange(log, from, to), StandardOpenOption.APPEND);
      from = to;
      run("ingest", with(more, "--input", log(), "--zone", "UTC"));
    }
    run("rollup", "--zone", "UTC");
    return this;
  }

  /** Ingests the whole log at once. */
  public KeptWarehouse whole(byte[] log, Object... more) throws IOException {
    Files.createDirectories(folder);
    Files.write(log(), log);
    run("ingest", with(more, "--input", log(), "--zone", "UTC"));
    run("rollup", with(more, "--zone", "UTC"));
    return this;
  }

  static Object[] with(Object[] more, Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private static int lineEnd(byte[] log, int from) {
    int at = from;
    while (log[at - 1] != '\n') {
      at++;
    }
    return at;
  }

  /** Runs a command on it. */
  public CommandRun run(String command, Object... words) {
    return CommandRun.quietly(words(command, words));
  }

  public Object[] words(String command, Object... words) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(words));
    all.addAll(List.of("--warehouse", root()));
    return all.toArray();
  }

  /** As {@link #tables}, but for the findings, which also tell of the thirty days before. */
  public List<String> figures(LocalDate from, LocalDate to, String zone, Object... more)
      throws IOException {
    return tables(from, to, zone, more).stream()
        .filter(table -> !table.startsWith("findings.csv"))
        .toList();
  }

  /** The CSV files of some days' reports, made now. */
  public List<String> tables(LocalDate from, LocalDate to, String zone, Object... more)
      throws IOException {
    Path reports = Files.createTempDirectory(folder, "reports");
    run(
        "report",
        with(
            more,
            "--reports",
            reports,
            "--from",
            from,
            "--to",
            to,
            "--zone",
            zone,
            "--baseline",
            "none"));
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        contents.add(file.getFileName() + "\n" + Files.readString(file));
      }
    }
    return contents;
  }

  /** Every row of {@code requests/}, as text, with how often it is there. */
  public SortedMap<String, Integer> requests() throws IOException {
    return rows("requests", TableSchema.requests());
  }

  public SortedMap<String, Integer> rejects() throws IOException {
    return rows("rejects", TableSchema.rejects());
  }

  /** Every row of {@code hourly/} and {@code minutes/}. */
  public SortedMap<String, Integer> rollups() throws IOException {
    SortedMap<String, Integer> all = rows("hourly", RollupTable.SCHEMA);
    all.putAll(rows("minutes", MinuteTable.SCHEMA));
    return all;
  }

  /**
   * All rows of all areas and the names of their files. Not their bytes: the order in which a
   * Parquet footer names a column's encodings is another in every process.
   */
  public SortedMap<String, Integer> state() throws IOException {
    SortedMap<String, Integer> all = requests();
    all.putAll(rejects());
    all.putAll(rollups());
    rows("partials", RollupTable.SCHEMA).forEach((row, n) -> all.put("partial " + row, n));
    for (String area : List.of("requests", "rejects", "partials", "hourly", "minutes", "ledger")) {
      files(area).forEach(file -> all.put("file " + root().relativize(file), 1));
    }
    return all;
  }

  private SortedMap<String, Integer> rows(String area, TableSchema schema) throws IOException {
    SortedMap<String, Integer> all = new TreeMap<>();
    for (Path file : files(area)) {
      TableRows rows = new TableRows(schema, 64);
      TableReader.read(new BytesInputFile(Files.readAllBytes(file)), rows);
      String partition = area.equals("requests") ? file.getParent() + " " : "";
      for (int r = 0; r < rows.size; r++) {
        all.merge(
            partition.substring(partition.indexOf("date=") + 1) + row(rows, r), 1, Integer::sum);
      }
    }
    return all;
  }

  private static String row(TableRows rows, int r) {
    StringBuilder row = new StringBuilder();
    for (int c = 0; c < rows.schema().columns().size(); c++) {
      TableSchema.Kind kind = rows.schema().columns().get(c).kind();
      if (kind == TableSchema.Kind.BLOB) {
        row.append(Arrays.toString(rows.blobs[c][r]));
      } else if (kind.isNumber()) {
        row.append(rows.numbers[c][r]);
      } else {
        int id = rows.ids[c][r];
        var d = rows.dictionaries[c];
        row.append(
            id < 0
                ? "null"
                : new String(d.arena(), d.start(id), d.end(id) - d.start(id), ISO_8859_1));
      }
      row.append('|');
    }
    return row.toString();
  }

  /** The Parquet files of an area. */
  public List<Path> files(String area) throws IOException {
    Path top = root().resolve(area);
    if (!Files.exists(top)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The names and bytes of all that counts; not when it ran last. */
  public SortedMap<String, String> content(String... areas) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    for (String area : areas) {
      for (Path file : files(area)) {
        try (InputStream in = Files.newInputStream(file)) {
          content.put(
              root().relativize(file).toString(),
              Integer.toHexString(Arrays.hashCode(in.readAllBytes())));
        }
      }
    }
    return content;
  }
}
