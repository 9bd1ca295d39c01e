package org.crmperf.jobs.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.jobs.cli.CommandRun;

/** Days of logs given to the program, and the rows it wrote. */
record Night(List<Map<String, String>> findings, List<Map<String, String>> outages) {
  static Night of(
      Path folder, LogFile log, List<LocalDate> dates, List<List<Hit>> days, String baseline) {
    try {
      Path logs = Files.createDirectories(folder.resolve("logs"));
      List<Object> words = new ArrayList<>(List.of("nightly", "--format", log.definition));
      for (int i = 0; i < days.size(); i++) {
        words.add("--input");
        words.add(
            log.write(logs.resolve("access-" + dates.get(i) + ".log"), dates.get(i), days.get(i)));
      }
      LocalDate date = dates.get(dates.size() - 1);
      words.addAll(
          List.of(
              "--warehouse",
              folder.resolve("w"),
              "--reports",
              folder.resolve("r"),
              "--zone",
              "UTC",
              "--date",
              date.toString(),
              "--quiet"));
      if (!baseline.isEmpty()) {
        words.addAll(List.of("--baseline", baseline));
      }
      CommandRun run = CommandRun.onTwoCores(words.toArray());
      if (run.exitCode() != 0) {
        throw new IllegalStateException(run.toString());
      }
      Path report = folder.resolve("r/" + date);
      return new Night(rows(report.resolve("findings.csv")), rows(report.resolve("outages.csv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, String>> rows(Path file) throws IOException {
    List<List<String>> table = csv(Files.readString(file));
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> row : table.subList(1, table.size())) {
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(table.get(0).get(i), row.get(i));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }
}
