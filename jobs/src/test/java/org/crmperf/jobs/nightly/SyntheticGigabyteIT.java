package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The synthetic day at 1 GiB through {@code bin/crm-perf} with 2 GB of memory. Left out of {@code
 * bin/verify}; {@code bin/verify -Dtest.exclude=none} runs it too.
 */
@Tag("slow1g")
class SyntheticGigabyteIT {
  private static final long LIMIT_MINUTES = 10;

  @TempDir Path folder;

  @Test
  void everyCellOfADayOfOneGibibyte() throws IOException, InterruptedException {
    SyntheticExpectation log = SyntheticDay.ofSize(1L << 30).write(folder.resolve("access.log"));

    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("crmperf.root"), "bin", "crm-perf").toString(),
                "-J-Xmx2g",
                "nightly",
                "--input",
                folder.resolve("access.log").toString(),
                "--warehouse",
                folder.resolve("warehouse").toString(),
                "--reports",
                folder.resolve("reports").toString(),
                "--zone",
                "UTC",
                "--date",
                SyntheticDay.DAY.toString()));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectErrorStream(true).redirectOutput(printed.toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).as(Files.readString(printed, StandardCharsets.UTF_8)).isZero();
    ReportCheck check =
        new ReportCheck(
            folder.resolve("reports").resolve(SyntheticDay.DAY.toString()),
            ExpectedDay.of(log, SyntheticDay.DAY.atStartOfDay().atOffset(ZoneOffset.UTC)));
    check.all();
    check.accounting(log);
  }
}
