package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.cli.CommandRun;

/** An undisturbed night on the local disk, which the others are held against. */
final class LocalNight {
  private final Path logs;
  private final Map<String, String> result;
  private final Map<String, Long> counts;
  private final List<String> rangeFiles;

  private LocalNight(Path logs, Night night) throws IOException {
    this.logs = logs;
    this.result = night.result();
    this.counts = night.counts();
    this.rangeFiles = night.rangeFiles();
  }

  /** Writes the logs below {@code folder} and runs the night in this process. */
  static LocalNight in(Path folder) throws IOException {
    SampleLogs written = SampleLogs.write(folder.resolve("logs"));
    Night night = new Night(Place.local(folder)).withRangesOf(SampleLogs.RANGE_BYTES);
    CommandRun.quietly(night.command().toArray());
    LocalNight local = new LocalNight(folder.resolve("logs"), night);
    assertThat(local.counts).as("counted as written").containsEntry("lines", written.lines());
    return local;
  }

  /** The same logs somewhere else, and a warehouse for them. */
  Night on(Place place) throws IOException {
    place.putLogs(logs);
    return new Night(place).withRangesOf(SampleLogs.RANGE_BYTES);
  }

  /** What one run over all of it counts. */
  Map<String, Long> counts() {
    return counts;
  }

  /** How many files with requests, rejects and partial rollups there are. */
  int rangeFiles() {
    return rangeFiles.size();
  }

  /** Checks that a night came to the same, byte for byte, and left nothing else behind. */
  void assertEqualTo(Night night) throws IOException {
    assertThat(night.result()).isEqualTo(result);
    assertThat(night.assertTidy().rangeFiles()).doesNotHaveDuplicates().hasSameSizeAs(rangeFiles);
  }
}
