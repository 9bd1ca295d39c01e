package org.crmperf.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalReportStoreTest {
  @TempDir Path root;

  @Test
  void failedWriteLeavesTheOldFileAndNothingElse() throws Exception {
    LocalReportStore store = new LocalReportStore(root);
    store.write("day/a.txt", out -> out.write("old".getBytes(UTF_8)));

    assertThatThrownBy(
            () ->
                store.write(
                    "day/a.txt",
                    out -> {
                      out.write("half".getBytes(UTF_8));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE))
        .hasMessageContaining("a.txt")
        .hasMessageNotContaining("\n");

    assertThat(root.resolve("day/a.txt")).hasContent("old");
    try (var files = Files.list(root.resolve("day"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void nothingIsUnderTheFinalNameWhileWriting() {
    new LocalReportStore(root)
        .write(
            "day/a.txt",
            out -> {
              out.write(1);
              assertThat(root.resolve("day/a.txt")).doesNotExist();
            });
    assertThat(root.resolve("day/a.txt")).exists();
  }

  @Test
  void fileInPlaceOfTheFolderIsOneClearLine() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> new LocalReportStore(file).write("day/a.txt", out -> out.write(1)))
        .isInstanceOf(CrmPerfException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--reports");
  }

  @Test
  void missingRootAndMissingFileAreNoErrors() {
    LocalReportStore store = new LocalReportStore(root.resolve("none"));
    assertThat(store.folders()).isEmpty();
    assertThat(store.open("day/summary.json")).isNull();
  }
}
