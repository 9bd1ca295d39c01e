package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that was edited is an error, until it is taken anew. */
class ReplacedTest {
  @TempDir Path folder;

  private Path log;
  private Path other;
  private Nights nights;

  @BeforeEach
  void aNight() throws IOException {
    log = Files.write(folder.resolve("access.log"), day(31, 200_000));
    other = Files.write(folder.resolve("other.log"), day(32, 50_000));
    nights = new Nights(folder.resolve("night")).withRangesOf(30_011);
    nights.night(log, other);
    String text = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
    int third = text.indexOf('\n', text.length() / 3) + 1;
    int half = text.indexOf('\n', text.length() / 2) + 1;
    Files.writeString(
        log,
        text.substring(0, third) + text.substring(half),
        java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void anEditedLogIsAnErrorAndTakenAnewOnRequest() throws IOException {
    List<String> before = nights.tables();
    CommandRun run = run(log.toString(), other.toString());
    run.failsWith(4, log + ": byte ", "--replace ");
    String id = run.err().replaceAll("(?s).*--replace (\\S+).*", "$1");
    assertThat(nights.tables()).isEqualTo(before);

    CommandRun replaced = run(log.toString(), other.toString(), "--replace", id);
    assertThat(replaced.exitCode()).as(replaced.toString()).isZero();
    Nights fresh = new Nights(folder.resolve("fresh")).withRangesOf(30_011);
    fresh.night(log, other);
    assertThat(nights.tables()).isEqualTo(fresh.tables());
    assertThat(files(nights)).isEqualTo(files(fresh));
  }

  @Test
  void aPathNamesTheSourceAsWell() throws IOException {
    CommandRun replaced = run(folder.toString() + "/*.log", "--replace", log.toString());
    assertThat(replaced.exitCode()).as(replaced.toString()).isZero();
    assertThat(run(log.toString(), other.toString()).out()).contains("nothing new");
  }

  @Test
  void whatIsNoSourceIsWrongUsageAndChangesNothing() throws IOException {
    List<String> before = files(nights);
    run(log.toString(), "--replace", "0123456789abcdef")
        .failsWith(2, "--replace 0123456789abcdef: no source of this id or path");
    run(other.toString(), "--replace", log.toString())
        .failsWith(2, "no --input has a file in which that source was found", log.toString());
    assertThat(files(nights)).isEqualTo(before);
  }

  private CommandRun run(String... inputsAndMore) {
    List<Object> words =
        new java.util.ArrayList<>(
            List.of(
                "nightly",
                "--warehouse",
                nights.warehouse(),
                "--reports",
                nights.folder().resolve("reports"),
                "--zone",
                "UTC",
                "--date",
                SyntheticDay.DAY,
                "--input"));
    words.addAll(List.of(inputsAndMore));
    return CommandRun.onTwoCores(words.toArray());
  }

  private static byte[] day(long seed, long bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticDay.ofSize(bytes).withSeed(seed).write(out);
    return out.toByteArray();
  }

  /** Names and sizes of all that the warehouse holds of its sources. */
  private static List<String> files(Nights nights) throws IOException {
    try (Stream<Path> files = Files.walk(nights.warehouse())) {
      return files
          // who was there last, and what is named by where the reports are
          .filter(file -> !file.endsWith("last-run.json"))
          .filter(file -> !file.getParent().endsWith("unreported"))
          .filter(Files::isRegularFile)
          .map(file -> nights.warehouse().relativize(file) + " " + file.toFile().length())
          .sorted()
          .toList();
    }
  }
}
