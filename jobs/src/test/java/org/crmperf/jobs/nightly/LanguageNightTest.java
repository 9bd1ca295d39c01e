package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports in a language: what a run writes is in its own, what it does not write stays. */
class LanguageNightTest {
  private static final String FIRST = "2025-05-01";
  private static final String SECOND = "2025-05-02";

  @TempDir Path folder;

  @Test
  void aRunWritesItsLanguageAndLateLinesBringItToOlderReports() throws IOException {
    Path early = log("early.log", "01/May/2025", 0, 24);
    CommandRun english = night(early);
    assertThat(english.out()).contains("Findings");
    assertThat(language(FIRST)).isEqualTo("en");
    assertThat(language(".")).isEqualTo("en");

    Path next = log("next.log", "02/May/2025", 0, 24);
    CommandRun chinese = night(next, "--lang", "zh_CN");
    assertThat(chinese.out())
        .contains("lines 24 = parsed 24 + rejected 0", "report: ", "没有中断：共 24 个请求", "发现");
    assertThat(language(SECOND)).isEqualTo("zh-CN");
    assertThat(language(".")).isEqualTo("zh-CN");
    assertThat(language(FIRST)).as("not written by this run").isEqualTo("en");
    assertThat(page(".")).contains("2025年5月2日 星期五", "2025年5月1日 星期四");

    Path late = log("late.log", "01/May/2025", 5, 7);
    assertThat(night(late, "--lang", "zh").out()).contains("restated " + FIRST + ": 2 hours");
    assertThat(language(FIRST)).isEqualTo("zh-CN");
    assertThat(page(FIRST)).contains("修正的小时");

    Map<String, String> before = tables(SECOND);
    CommandRun.quietly(words("report", "--date", SECOND));
    assertThat(language(SECOND)).isEqualTo("en");
    assertThat(language(".")).isEqualTo("en");
    assertThat(language(FIRST)).isEqualTo("zh-CN");
    assertThat(tables(SECOND)).as("CSV files know no language").isEqualTo(before);
  }

  private CommandRun night(Path log, String... more) {
    List<Object> words = new ArrayList<>(List.of(words("nightly", "--input", log)));
    words.addAll(Arrays.asList(more));
    return CommandRun.quietly(words.toArray());
  }

  private Object[] words(Object... first) {
    List<Object> words = new ArrayList<>(List.of(first));
    words.addAll(
        List.of(
            "--warehouse",
            folder.resolve("warehouse"),
            "--reports",
            folder.resolve("reports"),
            "--zone",
            "UTC"));
    return words.toArray();
  }

  /** A request in each of these hours. */
  private Path log(String name, String day, int from, int until) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int hour = from; hour < until; hour++) {
      text.append("10.1.2.3 - - [").append(day).append(hour < 10 ? ":0" : ":").append(hour);
      text.append(":30:").append(10 + from);
      text.append(" +0000] \"GET /web HTTP/1.1\" 200 512 \"-\" \"x\" 0.120 0.001\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private String page(String report) throws IOException {
    return Files.readString(folder.resolve("reports").resolve(report).resolve("index.html"));
  }

  private String language(String report) throws IOException {
    String page = page(report);
    int at = page.indexOf("<html lang=\"") + "<html lang=\"".length();
    return page.substring(at, page.indexOf('"', at));
  }

  private Map<String, String> tables(String report) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("reports").resolve(report))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        tables.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(tables).hasSize(8);
    return tables;
  }
}
