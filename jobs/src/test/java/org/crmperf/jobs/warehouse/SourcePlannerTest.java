package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourcePlannerTest {
  @TempDir Path root;
  private Path dir;
  private Planning warehouse;

  @BeforeEach
  void open() throws IOException {
    dir = Files.createDirectories(root.toRealPath().resolve("logs"));
    warehouse = new Planning(root.resolve("warehouse"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Path put(String name, byte[] content) {
    return Logs.write(dir.resolve(name), content);
  }

  private Map<String, SourceState> states(Plan plan) {
    return plan.sources().stream()
        .collect(
            Collectors.toMap(
                source -> dir.relativize(Path.of(source.file().path())).toString(),
                PlannedSource::state));
  }

  @Test
  void newFileIsCutAtMultiplesOfTheRangeSize() {
    put("a.log", Logs.lines("s1", 0, 5000));
    PlannedSource source = warehouse.plan(dir).sources().get(0);
    long size = source.file().size();
    assertThat(source.state()).isEqualTo(SourceState.NEW);
    assertThat(source.sourceId()).matches("[0-9a-f]{16}");
    assertThat(source.ranges()).hasSize((int) ((size + Planning.RANGE - 1) / Planning.RANGE));
    long at = 0;
    for (SourceRange range : source.ranges()) {
      assertThat(range.start()).isEqualTo(at).matches(start -> start % Planning.RANGE == 0);
      at = range.end();
    }
    assertThat(at).isEqualTo(size);
  }

  @Test
  void growthStartsWhereTheLedgerEndsAndKeepsTheMultiples() {
    byte[] before = Logs.lines("s1", 0, 2500);
    put("a.log", before);
    assertThat(warehouse.ingest(dir)).isEqualTo(2500);
    put("a.log", Logs.lines("s1", 0, 6000));
    PlannedSource source = warehouse.plan(dir).sources().get(0);
    assertThat(source.state()).isEqualTo(SourceState.GREW);
    assertThat(source.alreadyIngestedLines()).isEqualTo(2500);
    assertThat(source.ranges().get(0).start()).isEqualTo(before.length);
    assertThat(source.ranges().subList(1, source.ranges().size()))
        .allMatch(range -> range.start() % Planning.RANGE == 0);
    assertThat(warehouse.ingest(dir)).isEqualTo(3500);
    assertThat(warehouse.plan(dir).isIdle()).isTrue();
    assertThat(warehouse.plan(dir).alreadyIngestedLines()).isEqualTo(6000);
  }

  @ParameterizedTest
  @EnumSource(names = "RECORDS", mode = EnumSource.Mode.EXCLUDE)
  void rotationAndCompressionAreTheSameSource(Compression compression) throws IOException {
    put("access.log", Logs.lines("s1", 0, 3000));
    assertThat(warehouse.ingest(dir)).isEqualTo(3000);
    Files.delete(dir.resolve("access.log"));
    byte[] whole = Logs.lines("s1", 0, 3100); // it grew until it was rotated
    put("access.log.1", Logs.compress(compression, whole));
    put("access.log", Logs.lines("s1", 3100, 50));
    assertThat(warehouse.ingest(dir)).isEqualTo(150);
    assertThat(warehouse.ledger().entries()).hasSize(2);
    Files.move(dir.resolve("access.log.1"), dir.resolve("access.log.2"));
    assertThat(states(warehouse.plan(dir)))
        .isEqualTo(Map.of("access.log", SourceState.DONE, "access.log.2", SourceState.DONE));
  }

  @Test
  void compressedFileThatIsKnownByItsBytesIsNotDecompressedAgain() {
    byte[] gz = Logs.compress(Compression.GZIP, Logs.lines("s1", 0, 30_000));
    put("a.gz", gz);
    warehouse.ingest(dir);
    gz[gz.length / 2] ^= 1; // unreadable from here on, which only decompressing would show
    put("b.gz", gz);
    assertThat(warehouse.plan(dir.resolve("b.gz")).sources().get(0).state())
        .isEqualTo(SourceState.DONE);
  }

  @Test
  void newNameOfACompressedDoneSourceIsRemembered() {
    byte[] content = Logs.lines("s1", 0, 500);
    put("a.log", content);
    warehouse.ingest(dir);
    put("a.log.gz", Logs.compress(Compression.GZIP, content));
    assertThat(warehouse.ingest(dir.resolve("a.log.gz"))).isZero();
    assertThat(warehouse.ledger().entries().iterator().next().files())
        .extracting(SeenFile::path)
        .containsExactly(dir + "/a.log", dir + "/a.log.gz");
  }

  @Test
  void sameContentUnderTwoNamesCountsOnce() {
    byte[] content = Logs.lines("s1", 0, 3000);
    put("a.log", content);
    put("b.log", content);
    put("c.log.zst", Logs.compress(Compression.ZSTD, content));
    Plan plan = warehouse.plan(dir);
    assertThat(states(plan))
        .isEqualTo(
            Map.of(
                "a.log", SourceState.NEW,
                "b.log", SourceState.DUPLICATE,
                "c.log.zst", SourceState.DUPLICATE));
    assertThat(plan.in(SourceState.DUPLICATE))
        .allMatch(s -> s.note().equals("same content as " + dir + "/a.log, counted once"));
    assertThat(warehouse.commit(plan)).isEqualTo(3000);
    assertThat(states(warehouse.plan(dir)))
        .containsEntry("a.log", SourceState.DONE)
        .containsEntry("b.log", SourceState.DUPLICATE);
  }

  @Test
  void aCopyTakenEarlierIsPartOfTheLongerFile() {
    put("a.log.bak", Logs.lines("s1", 0, 1000));
    put("a.log", Logs.lines("s1", 0, 1200));
    assertThat(states(warehouse.plan(dir)))
        .isEqualTo(Map.of("a.log", SourceState.NEW, "a.log.bak", SourceState.DUPLICATE));
    assertThat(warehouse.ingest(dir)).isEqualTo(1200);
    PlannedSource older = warehouse.plan(dir.resolve("a.log.bak")).sources().get(0);
    assertThat(older.state()).isEqualTo(SourceState.DONE);
    assertThat(older.note()).isEqualTo("an older copy of a source that was read further");
  }

  @Test
  void sameNameOfTwoServersIsTwoSources() {
    put("s1/access.log", Logs.lines("s1", 0, 300));
    put("s2/access.log", Logs.lines("s2", 0, 400));
    assertThat(warehouse.ingest(dir)).isEqualTo(700);
    assertThat(warehouse.ledger().entries()).hasSize(2);
  }

  @Test
  void serversThatBeginAlikeAreToldApartByWhatFollows() {
    byte[] common = Logs.lines("lb", 0, 200); // more than a head
    put("s1/access.log", Logs.concat(common, Logs.lines("s1", 0, 300)));
    put("s2/access.log", Logs.concat(common, Logs.lines("s2", 0, 300)));
    Plan plan = warehouse.plan(dir);
    assertThat(plan.in(SourceState.NEW)).hasSize(2);
    String id = plan.sources().get(0).sourceId();
    assertThat(plan.sources().get(1).sourceId()).isEqualTo(id + ".2");
    assertThat(warehouse.commit(plan)).isEqualTo(1000);
    assertThat(warehouse.plan(dir).isIdle()).isTrue();
    put("s2/access.log", Logs.concat(common, Logs.lines("s2", 0, 310)));
    assertThat(warehouse.ingest(dir)).isEqualTo(10);
  }

  @Test
  void shortFilesThatWereAlikeAndGrewApartLoseNothing() {
    byte[] one = Logs.lines("lb", 0, 1);
    put("s1/access.log", one);
    put("s2/access.log", one);
    assertThat(warehouse.ingest(dir)).isEqualTo(1);
    put("s1/access.log", Logs.concat(one, Logs.lines("s1", 1, 20)));
    put("s2/access.log", Logs.concat(one, Logs.lines("s2", 1, 30)));
    // the common line counts for both now: 1 + 20 + 1 + 30, of which one was counted before
    assertThat(warehouse.ingest(dir)).isEqualTo(51);
    assertThat(warehouse.plan(dir).isIdle()).isTrue();
  }

  @Test
  void shortFileThatGrowsIsStillTheSame() {
    put("a.log", Logs.lines("s1", 0, 1));
    assertThat(warehouse.ingest(dir)).isEqualTo(1);
    for (int lines = 2; lines < 200; lines = lines * 3 / 2 + 1) {
      put("a.log", Logs.lines("s1", 0, lines));
      Plan plan = warehouse.plan(dir);
      assertThat(plan.sources().get(0).state()).isEqualTo(SourceState.GREW);
      long before = plan.alreadyIngestedLines();
      assertThat(warehouse.commit(plan) + before).isEqualTo(lines);
    }
    assertThat(warehouse.ledger().entries()).hasSize(1);
  }

  @Test
  void halfALineIsReadAgainWhenItIsWhole() {
    byte[] whole = Logs.lines("s1", 0, 10);
    put("a.log", Logs.prefix(whole, whole.length - 5));
    assertThat(warehouse.ingest(dir)).isEqualTo(10);
    assertThat(states(warehouse.plan(dir))).containsEntry("a.log", SourceState.DONE);
    put("a.log", Logs.concat(whole, Logs.lines("s1", 10, 5)));
    PlannedSource source = warehouse.plan(dir).sources().get(0);
    assertThat(source.from()).isZero();
    assertThat(source.alreadyIngestedLines()).isZero();
    assertThat(warehouse.ingest(dir)).isEqualTo(15);
    assertThat(warehouse.ledger().entries().iterator().next().lines()).isEqualTo(15);
  }

  @Test
  void copytruncateStartsANewSource() {
    put("access.log", Logs.lines("s1", 0, 500));
    warehouse.ingest(dir);
    put("access.log.1", Logs.lines("s1", 0, 520));
    put("access.log", Logs.lines("s1", 520, 30));
    assertThat(warehouse.ingest(dir)).isEqualTo(50);
    assertThat(warehouse.ledger().entries()).hasSize(2);
  }

  @Test
  void contentThatChangedUnderItsNameIsAnErrorThatNamesIt() {
    byte[] content = Logs.lines("s1", 0, 1000);
    Path file = put("a.log", content);
    warehouse.ingest(dir);
    byte[] edited = content.clone();
    edited[content.length - 100] ^= 1;
    put("a.log", edited);
    PlannedSource source = warehouse.plan(dir).sources().get(0);
    assertThat(source.state()).isEqualTo(SourceState.FAILED);
    assertThat(source.failure().code()).isEqualTo(ErrorCode.INPUT);
    assertThat(source.note())
        .startsWith(file + ": byte " + content.length + ": its content is not what was ingested")
        .contains(warehouse.ledger().entries().iterator().next().sourceId());
    put("a.log", Logs.prefix(content, content.length / 2));
    assertThat(warehouse.plan(dir).sources().get(0).state()).isEqualTo(SourceState.FAILED);
  }

  @Test
  void serviceLabelsKeepEqualContentApart() {
    put("crm/a.log", Logs.lines("s1", 0, 100));
    put("portal/a.log", Logs.lines("s1", 0, 100));
    Path crm = dir.resolve("crm");
    Path portal = dir.resolve("portal");
    assertThat(warehouse.commit(warehouse.planFor("crm", crm))).isEqualTo(100);
    assertThat(warehouse.commit(warehouse.planFor("portal", portal))).isEqualTo(100);
    assertThat(warehouse.planFor("crm", crm).isIdle()).isTrue();
    assertThat(warehouse.planFor("portal", portal).isIdle()).isTrue();
  }

  @Test
  void aLabelThatIsAddedLaterCountsNoFileAgain() throws IOException {
    put("access.log", Logs.lines("s1", 0, 100));
    assertThat(warehouse.ingest(dir)).isEqualTo(100);
    Plan labelled = warehouse.planFor("crm", dir);
    assertThat(labelled.isIdle()).isTrue();
    assertThat(labelled.sources().get(0).note()).contains("without a service", "--replace");

    // rotated, and written to under the new label
    Files.move(dir.resolve("access.log"), dir.resolve("access.log.1"));
    put("access.log.1", Logs.lines("s1", 0, 130));
    put("access.log", Logs.lines("s1", 130, 100));
    Plan rotated = warehouse.planFor("crm", dir);
    assertThat(states(rotated))
        .isEqualTo(Map.of("access.log", SourceState.NEW, "access.log.1", SourceState.GREW));
    assertThat(warehouse.commit(rotated)).isEqualTo(130);
    assertThat(warehouse.planFor("crm", dir).isIdle()).isTrue();
    assertThat(warehouse.planFor("portal", dir).isIdle()).isTrue();
  }

  @Test
  void emptyFilesAreEmptyWhateverTheirCompression() {
    put("a.log", new byte[0]);
    put("b.gz", Logs.compress(Compression.GZIP, new byte[0]));
    assertThat(states(warehouse.plan(dir)))
        .isEqualTo(Map.of("a.log", SourceState.EMPTY, "b.gz", SourceState.EMPTY));
  }

  @Test
  void unreadableStreamFailsAloneAndTheOthersAreRead() {
    put("a.log", Logs.lines("s1", 0, 10));
    put("b.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    Plan plan = warehouse.plan(dir);
    assertThat(states(plan))
        .isEqualTo(Map.of("a.log", SourceState.NEW, "b.gz", SourceState.FAILED));
    assertThat(plan.in(SourceState.FAILED).get(0).note())
        .contains("b.gz: decompressed byte 0: the gzip data ends too early");
  }

  @Test
  void fileOfOneLineWithoutNewlineIsASource() {
    put("a.log", "half".getBytes(StandardCharsets.UTF_8));
    assertThat(warehouse.ingest(dir)).isEqualTo(1);
    put("a.log", "half a line, now whole\n".getBytes(StandardCharsets.UTF_8));
    assertThat(states(warehouse.plan(dir))).containsEntry("a.log", SourceState.GREW);
    assertThat(warehouse.ingest(dir)).isEqualTo(1);
  }

  @Test
  void compressedStreamIsOneRangeAndComesFirst() {
    put("a.log", Logs.lines("s1", 0, 5000));
    put("b.gz", Logs.compress(Compression.GZIP, Logs.lines("s2", 0, 10)));
    List<SourceRange> ranges = warehouse.plan(dir).ranges();
    assertThat(ranges.get(0).path()).endsWith("b.gz");
    assertThat(ranges.get(0).end()).isEqualTo(SourceRange.TO_THE_END);
    assertThat(ranges.subList(1, ranges.size())).allMatch(range -> range.end() < 1 << 20);
  }

  @Test
  void theSamePlanForManyFilesEveryTime() {
    for (int i = 0; i < 40; i++) {
      put("d" + i % 3 + "/f" + i + ".log", Logs.lines("s" + i, 0, 50));
    }
    assertThat(warehouse.plan(dir)).isEqualTo(warehouse.plan(dir));
  }
}
