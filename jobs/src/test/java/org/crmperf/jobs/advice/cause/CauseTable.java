package org.crmperf.jobs.advice.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The table of docs/advice.md between its two marks. {@code -Dgolden.update=true} writes it anew
 * and fails all the same, so that a change is looked at.
 */
final class CauseTable {
  private static final String BEGIN = "<!-- cause scenarios: made by CauseScenariosTest -->\n";
  private static final String END = "<!-- end of cause scenarios -->";

  private CauseTable() {}

  static void check(String table) throws IOException {
    Path file = docs();
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertThat(text).as("marks in %s", file).contains(BEGIN, END);
    String normal = table.replace(System.lineSeparator(), "\n");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text.substring(0, begin) + normal + text.substring(end));
      fail("%s written anew: look at the differences, then run without it", file);
    }
    assertThat(normal)
        .as("the table in docs/advice.md (-Dgolden.update=true writes it anew)")
        .isEqualTo(text.substring(begin, end));
  }

  private static Path docs() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("docs/advice.md"))) {
      at = at.getParent();
    }
    return at.resolve("docs/advice.md");
  }
}
