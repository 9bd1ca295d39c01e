package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.crmperf.jobs.cli.CommandRun;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines stamped 1970 or 2099 in a day's log are rejects, however the log comes. */
class ImplausibleTimesTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_122L);

  @TempDir Path folder;

  private final List<Integer> badOffsets = new ArrayList<>();
  private byte[] log;
  private List<String> clean;
  private long goodLines;

  @BeforeEach
  void aLogWithAndWithoutBadLines() throws IOException {
    ByteArrayOutputStream day = new ByteArrayOutputStream();
    goodLines = SyntheticDay.ofSize(400_000).withSeed(5).write(day).lines();
    Nights nights = new Nights(folder.resolve("clean"));
    nights.night(Files.write(folder.resolve("clean.log"), day.toByteArray()));
    clean = nights.tables();
    SplittableRandom random = new SplittableRandom(SEED);
    ByteArrayOutputStream bad = new ByteArrayOutputStream();
    int count = 0;
    for (String line : day.toString(StandardCharsets.ISO_8859_1).lines().toList()) {
      bad.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
      boolean amid = ++count > 20 && count < goodLines - 20;
      if (amid && random.nextInt(100) == 0) {
        String time = random.nextBoolean() ? "01/Jan/1970:00:00:07" : "31/Dec/2099:23:59:59";
        int run = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 1;
        for (int i = 0; i < run; i++) {
          badOffsets.add(bad.size());
          bad.write(badLine(time));
        }
      }
    }
    log = bad.toByteArray();
  }

  private static byte[] badLine(String time) {
    return ("10.0.0.7 - - ["
            + time
            + " +0000] \"GET /web HTTP/1.1\" 200 312 \"-\" \"curl/8\" 0.017 0.016\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void theyAreRejectedWithTheirPlace() throws IOException {
    Path file = Files.write(folder.resolve("bad.log"), log);
    Nights nights = new Nights(folder.resolve("whole"));
    assertClean(nights, nights.night(file));
    CommandRun inspected = CommandRun.of("inspect", file);
    assertThat(inspected.out()).contains("rejected implausible_time: " + badOffsets.size() + "\n");
    assertThat(inspected.out())
        .contains("rejected line at byte " + badOffsets.get(0) + ": implausible_time");
    Path off = Files.writeString(folder.resolve("off.yaml"), "implausible_time_days: off\n");
    assertThat(CommandRun.of("inspect", file, "--config", off).out())
        .doesNotContain("implausible_time");
  }

  @ParameterizedTest
  @ValueSource(longs = {4_099, 65_536})
  void cutIntoRanges(long rangeBytes) throws IOException {
    Nights plain = new Nights(folder.resolve("plain")).withRangesOf(rangeBytes);
    assertClean(plain, plain.night(Files.write(folder.resolve("cut.log"), log)));
    Nights gz = new Nights(folder.resolve("gz")).withRangesOf(rangeBytes);
    assertClean(gz, gz.night(Files.write(folder.resolve("cut.log.gz"), Nights.gzip(log))));
  }

  /** Each night ends amid, or just before or after, bad lines; some end in half a line. */
  @Test
  void growing() throws IOException {
    Nights nights = new Nights(folder.resolve("growing")).withRangesOf(30_011);
    Path file = folder.resolve("growing.log");
    SplittableRandom random = new SplittableRandom(SEED);
    Nights.Counts counts = new Nights.Counts(0, 0, 0, 0, 0);
    for (int i = 3; i < badOffsets.size(); i += 1 + badOffsets.size() / 12) {
      int end = badOffsets.get(i) + random.nextInt(150) - 20;
      Files.write(file, Arrays.copyOf(log, end));
      counts = nights.night(file);
    }
    assertThat(counts.already()).isPositive();
    Files.write(file, log);
    nights.night(file);
    assertThat(nights.tables()).isEqualTo(clean);
    Nights.Counts again = nights.night(file);
    assertThat(again.lines()).isEqualTo(goodLines + badOffsets.size());
    try (var hours = Files.walk(nights.warehouse().resolve("requests"))) {
      assertThat(hours.map(Path::toString).filter(name -> name.matches(".*date=1970.*parquet")))
          .as("requests that were taken before their neighbours were there")
          .isEmpty();
    }
  }

  private void assertClean(Nights nights, Nights.Counts counts) throws IOException {
    assertThat(counts.lines()).as("seed %d", SEED).isEqualTo(goodLines + badOffsets.size());
    assertThat(nights.tables()).as("seed %d", SEED).isEqualTo(clean);
    assertThat(Files.readString(nights.report("summary.json")))
        .contains("\"implausible_time\" : " + badOffsets.size());
  }
}
