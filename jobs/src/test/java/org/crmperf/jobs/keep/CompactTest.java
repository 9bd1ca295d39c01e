package org.crmperf.jobs.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files merged: the same rows, the same reports, and what comes later still goes right. */
class CompactTest {
  private static final LocalDate FIRST = SyntheticDay.DAY;
  private static final LocalDate LAST = FIRST.plusDays(1);

  @TempDir Path folder;

  @Test
  void aLogReadInManyPiecesIsTheSameInFewFiles() throws IOException {
    byte[] log = KeptWarehouse.days(FIRST, 2, 500_000, 5);
    int end = log.length * 3 / 4;
    while (log[end - 1] != '\n') {
      end++;
    }
    KeptWarehouse grown =
        new KeptWarehouse(folder.resolve("grown")).grown(Arrays.copyOf(log, end), 2);
    SortedMap<String, Integer> requests = grown.requests();
    SortedMap<String, Integer> rejects = grown.rejects();
    List<String> tables = grown.tables(FIRST, LAST, "UTC");
    List<String> halves = grown.tables(FIRST, LAST, "Asia/Kolkata");
    List<Path> before = grown.files("requests");

    String said = grown.run("compact").out();

    assertThat(said).contains("ranges are 1 now");
    assertThat(ofFirstDay(grown.files("requests")))
        .as("a file an hour, and those of the piece across midnight, whose day is not finished")
        .hasSizeBetween(24, 28);
    assertThat(ofFirstDay(before)).hasSizeGreaterThan(40);
    assertThat(grown.requests()).isEqualTo(requests);
    assertThat(grown.rejects()).isEqualTo(rejects);
    grown.run("rollup", "--zone", "UTC");
    assertThat(grown.tables(FIRST, LAST, "UTC")).isEqualTo(tables);
    assertThat(grown.tables(FIRST, LAST, "Asia/Kolkata")).isEqualTo(halves);
    assertThat(grown.run("compact").out()).isEqualTo("nothing to compact\n");

    Files.write(grown.log(), Arrays.copyOfRange(log, end, log.length), StandardOpenOption.APPEND);
    Path late = grown.folder().resolve("late.log");
    Files.write(late, KeptWarehouse.days(FIRST, 1, 20_000, 77));
    grown.run("ingest", "--input", grown.log(), late, "--zone", "UTC");
    grown.run("rollup", "--zone", "UTC");
    KeptWarehouse whole = new KeptWarehouse(folder.resolve("whole")).whole(log);
    whole.run("ingest", "--input", late, "--zone", "UTC");
    whole.run("rollup", "--zone", "UTC");
    assertThat(grown.requests()).isEqualTo(whole.requests());
    assertThat(grown.tables(FIRST, LAST, "UTC")).isEqualTo(whole.tables(FIRST, LAST, "UTC"));
  }

  private static List<Path> ofFirstDay(List<Path> files) {
    return files.stream().filter(file -> file.toString().contains("date=" + FIRST)).toList();
  }
}
