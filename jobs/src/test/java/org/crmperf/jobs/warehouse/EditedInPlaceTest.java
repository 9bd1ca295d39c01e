package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits that neither the head nor the tail of a file shows, and rotation that is no edit. */
class EditedInPlaceTest {
  private static final long THEN = 1_760_000_000_000L;

  @TempDir Path root;
  private Path dir;
  private Planning warehouse;
  private byte[] content;
  private byte[] edited;

  @BeforeEach
  void aLogThatWasIngested() throws IOException {
    dir = Files.createDirectories(root.toRealPath().resolve("logs"));
    warehouse = new Planning(root.resolve("warehouse"));
    content = Logs.lines("s1", 0, 3000);
    edited = content.clone();
    edited[content.length / 2] ^= 1;
    put("a.log", content, THEN);
    assertThat(warehouse.ingest(dir)).isEqualTo(3000);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Path put(String name, byte[] bytes, long modified) throws IOException {
    Path file = Logs.write(dir.resolve(name), bytes);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
  }

  private PlannedSource planned(String name) {
    return warehouse.plan(dir.resolve(name)).sources().get(0);
  }

  @Test
  void anEditInTheMiddleIsAnErrorThatNamesTheSource() throws IOException {
    put("a.log", edited, THEN + 1);
    PlannedSource source = planned("a.log");
    assertThat(source.state()).isEqualTo(SourceState.FAILED);
    String id = warehouse.ledger().entries().iterator().next().sourceId();
    assertThat(source.note())
        .startsWith(dir + "/a.log: ")
        .contains("is not what was ingested from it as source " + id)
        .endsWith("with --replace " + id);
  }

  @Test
  void anEditedCopyUnderAnotherNameIsNoNewSource() throws IOException {
    put("b.log", edited, THEN + 1);
    assertThat(planned("b.log").state()).isEqualTo(SourceState.FAILED);
    put("c.log.gz", Logs.compress(Compression.GZIP, edited), THEN + 1);
    assertThat(planned("c.log.gz").state()).isEqualTo(SourceState.FAILED);
  }

  @Test
  void aTouchedFileIsReadOnceMoreAndThenKnown() throws IOException {
    put("a.log", content, THEN + 1);
    assertThat(planned("a.log").state()).isEqualTo(SourceState.DONE);
    warehouse.ingest(dir); // remembers the new time
    put("a.log", edited, THEN + 1);
    assertThat(planned("a.log").state())
        .as("its time says it is the same")
        .isEqualTo(SourceState.DONE);
  }

  @Test
  void growthKeepsTheSumOfTheWhole() throws IOException {
    for (int lines = 3100; lines < 3500; lines += 100) {
      byte[] grown = Logs.lines("s1", 0, lines);
      put("a.log", Logs.prefix(grown, grown.length - 7), THEN + lines); // half a last line
      warehouse.ingest(dir);
    }
    byte[] whole = Logs.lines("s1", 0, 3500);
    put("a.log", whole, THEN + 5_000);
    warehouse.ingest(dir);
    put("a.log", whole, THEN + 6_000);
    assertThat(planned("a.log").state()).isEqualTo(SourceState.DONE);
    whole[content.length + 50] ^= 1;
    put("a.log", whole, THEN + 7_000);
    assertThat(planned("a.log").state()).isEqualTo(SourceState.FAILED);
  }

  @Test
  void aCopyThatIsBeingCompressedIsNoFailure() throws IOException {
    byte[] gz = Logs.compress(Compression.GZIP, content);
    for (int length : new int[] {5, 12, gz.length / 3, gz.length - 1}) {
      put("a.log.gz", Logs.prefix(gz, length), THEN + 1);
      Plan plan = warehouse.plan(dir);
      assertThat(plan.in(SourceState.DONE)).hasSize(1);
      assertThat(plan.in(SourceState.DUPLICATE))
          .as("%d of %d bytes", length, gz.length)
          .singleElement()
          .satisfies(
              copy ->
                  assertThat(copy.note())
                      .isEqualTo("being compressed from " + dir + "/a.log, counted there"));
    }
    put("a.log.gz", Logs.prefix(Logs.compress(Compression.GZIP, edited), gz.length - 9), THEN);
    assertThat(warehouse.plan(dir).in(SourceState.FAILED)).as("another content").hasSize(1);
    Files.delete(dir.resolve("a.log"));
    put("a.log.gz", Logs.prefix(gz, gz.length / 3), THEN + 1);
    assertThat(planned("a.log.gz").state()).as("nothing else has it").isEqualTo(SourceState.FAILED);
  }

  @Test
  void aLogTruncatedAndWrittenAnewIsNewHoweverLongItIs() throws IOException {
    put("a.log.1", Logs.lines("s1", 0, 3010), THEN + 1);
    byte[] first = Logs.lines("s1", 0, 1);
    for (int lines : new int[] {0, 1, 50, 5000}) { // the old first line, then others
      put("a.log", Logs.concat(first, Logs.lines("s1", 7000, lines)), THEN + lines);
      Plan plan = warehouse.plan(dir);
      assertThat(plan.in(SourceState.GREW))
          .singleElement()
          .matches(s -> s.file().path().endsWith(".1"));
      assertThat(plan.in(SourceState.NEW)).as("%d lines", lines).hasSize(1);
    }
    assertThat(warehouse.ingest(dir)).isEqualTo(10 + 1 + 5000);
    assertThat(warehouse.plan(dir).isIdle()).isTrue();
  }
}
