package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.crmperf.parsers.parquet.BytesInputFile;

/**
 * All that two runs which did the same have in common: every file of warehouse and reports, the
 * tables byte for byte, the summary but for its time, the ledger byte for byte, the Parquet files
 * by size and rows, whose footers list things in any order.
 */
final class FaultState {
  private FaultState() {}

  /** What is in each file. */
  static SortedMap<String, String> of(FaultSite site) throws IOException {
    SortedMap<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // who ran last, and when: a run that is killed leaves its name in the lock
        if (!file.endsWith("_lock") && !file.endsWith("last-run.json")) {
          put(site, file, state);
        }
      }
    }
    assertThat(state).containsKeys("reports/" + FaultLogs.REPORTED + "/hourly.csv");
    return state;
  }

  /**
   * Hours unreported are noted by where the reports are, which two sites differ in; mostly none.
   */
  private static void put(FaultSite site, Path file, SortedMap<String, String> state)
      throws IOException {
    String name = site.folder().relativize(file).toString();
    String content = content(file);
    if (!name.contains("/unreported/")) {
      state.put(name, content);
    } else if (content.contains(site.reports().toString()) && content.lines().count() > 1) {
      state.put("warehouse/unreported/own.txt", content.replace(site.folder().toString(), ""));
    }
  }

  /** What differs, a line a file; empty if nothing does. */
  static List<String> differences(SortedMap<String, String> now, SortedMap<String, String> wanted) {
    List<String> found = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(now.keySet());
    names.addAll(wanted.keySet());
    for (String name : names) {
      String is = now.getOrDefault(name, "(no such file)");
      String should = wanted.getOrDefault(name, "(no such file)");
      if (!is.equals(should)) {
        int at = StringUtils.indexOfDifference(is, should);
        found.add(name + ": " + from(is, at) + " instead of " + from(should, at));
      }
    }
    return found;
  }

  private static String from(String text, int at) {
    return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 120));
  }

  private static String content(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".parquet") || name.endsWith(".partial")) {
      byte[] bytes = Files.readAllBytes(file);
      try (ParquetFileReader reader = ParquetFileReader.open(new BytesInputFile(bytes))) {
        return bytes.length + " bytes, " + reader.getRecordCount() + " rows";
      }
    }
    if (name.equals("summary.json")) {
      ObjectNode summary = (ObjectNode) new JsonMapper().readTree(file.toFile());
      assertThat(summary.remove("generated_at")).isNotNull();
      return summary.toPrettyString();
    }
    // the page and the list of days show when they were made
    return name.endsWith(".html") ? "a page" : Files.readString(file);
  }
}
