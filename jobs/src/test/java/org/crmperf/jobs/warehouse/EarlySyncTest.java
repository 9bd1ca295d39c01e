package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real disk; that files are forced before they are counted is PowerCutTest's. */
class EarlySyncTest {
  @TempDir Path folder;

  @Test
  void largeFilesAreForcedAndOthersLeftToTheSweep() throws Exception {
    Path large = Files.write(folder.resolve("large"), new byte[3 << 20]);
    Path small = Files.write(folder.resolve("small"), new byte[1000]);
    assertThat(EarlySync.force(large)).isTrue();
    assertThat(EarlySync.force(small)).isFalse();
    assertThat(EarlySync.force(folder.resolve("gone"))).isFalse();
    assertThat(EarlySync.force(folder)).isFalse();
  }

  @Test
  void itsThreadKeepsNoProcessAlive() throws Exception {
    Path file = Files.write(folder.resolve("large"), new byte[3 << 20]);
    for (int i = 0; i < 20; i++) {
      LocalFileStore.INSTANCE.beginSync(file.toString());
    }
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("crm-perf early sync"))
            .toList();
    assertThat(threads).hasSize(1).allMatch(Thread::isDaemon);
  }
}
