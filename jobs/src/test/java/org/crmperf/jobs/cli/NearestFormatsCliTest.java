package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect} on a log of no known format helps to write the format that it needs. */
class NearestFormatsCliTest {
  private static final String LINE =
      "10.20.4.11 - - [20/Nov/2026:08:15:30 +0000] \"GET / HTTP/1.1\" OK 1234 \"-\" \"curl\"\n";

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void aLogOfNoKnownFormat() throws IOException {
    log = Files.writeString(folder.resolve("odd.log"), "\n" + LINE.repeat(5));
  }

  @Test
  void anUnknownFormat() {
    CommandRun run = CommandRun.of("inspect", log);
    run.failsWith(4, log + ": byte 0: no line of its beginning is in a known log format");
    assertThat(run.out().lines().filter(line -> line.startsWith("nearest "))).hasSize(3);
    assertThat(run.out().lines().findFirst().orElseThrow())
        .isEqualTo(
            "nearest nginx_combined: makes sense of 77 % of the first lines; line 2 fails at byte 62"
                + " ($status): OK 1234 \"-\" \"curl\"");
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).startsWith("  definition: ");
  }

  @Test
  void aGivenFormat() {
    CommandRun run = CommandRun.of("inspect", log, "--format", "%h %t \"%r\" %>s");
    run.failsWith(4, "nothing in it parsed", "--format");
    assertThat(run.out())
        .contains(
            "nearest custom: makes sense of 0 % of the first lines; line 2 fails at byte 1 (%h): 10.20")
        .contains("  definition: %h %t \"%r\" %>s")
        .contains("nearest nginx_combined: ");
  }

  @Test
  void nothingNearToNonsense() throws IOException {
    Path text = Files.writeString(folder.resolve("text.log"), "\u00e4\n");
    CommandRun run = CommandRun.of("inspect", text);
    run.failsWith(4, "no line of its beginning is in a known log format");
  }
}
