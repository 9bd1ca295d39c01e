package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  @TempDir Path root;
  private WarehouseLayout layout;

  @BeforeEach
  void layout() {
    layout = WarehouseLayout.at(root.resolve("wh").toString());
  }

  private Ledger load() {
    return Ledger.load(LocalFileStore.INSTANCE, layout);
  }

  private static LedgerEntry entry(String id) {
    return new LedgerEntry(
        id,
        new SourceIdentity("crm \"1\"", 4096, "ab".repeat(16)),
        "nginx_combined",
        70_000_000_000L,
        "cd".repeat(16),
        1_760_000_000_000_001L,
        1_760_000_003_000_000L,
        List.of(new SeenFile("/a/ä.log", 0, ""), new SeenFile("/a/b.gz", 5, "ef".repeat(16))),
        List.of(
            new LedgerRange(
                0,
                67_108_864,
                10,
                7,
                2,
                1,
                List.of(489_000L, 489_001L),
                false,
                "#Fields: a \u001e"),
            new LedgerRange(67_108_864, 70_000_000_000L, 5, 5, 0, 0, List.of(), true, "")));
  }

  @Test
  void entriesComeBackAsTheyWereWritten() {
    LedgerEntry with = entry("b.2");
    LedgerEntry without =
        new LedgerEntry(
            "a",
            with.identity(),
            "f",
            0,
            "00",
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            List.of(),
            List.of());
    load().commitAll(List.of(with, without));
    assertThat(load().entries()).containsExactly(without, with);
    assertThat(load().get("b.2").lines()).isEqualTo(15);
    assertThat(load().get("b.2").resumeAt()).isEqualTo(67_108_864);
  }

  @Test
  void theSameEntryIsTheSameBytes() throws IOException {
    load().commit(entry("a"));
    Path file = Path.of(layout.ledger(), "a.json");
    byte[] first = Files.readAllBytes(file);
    load().commit(entry("a"));
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    try (Stream<Path> files = Files.list(Path.of(layout.ledger()))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void removedSourceIsGone() {
    Ledger ledger = load();
    ledger.commit(entry("a"));
    ledger.remove("a");
    assertThat(ledger.get("a")).isNull();
    assertThat(load().entries()).isEmpty();
  }

  @Test
  void fiveThousandSourcesLoad() {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      entries.add(entry("s" + i));
    }
    for (LedgerEntry entry : entries) {
      Logs.write(Path.of(layout.ledger(), entry.sourceId() + ".json"), LedgerJson.write(entry));
    }
    assertThat(load().entries()).hasSize(5000);
  }

  @Test
  void fileWrittenAsideByACrashedRunIsNoEntry() {
    load().commit(entry("a"));
    Logs.write(Path.of(layout.ledger(), ".b.json.aside"), "{".getBytes(StandardCharsets.UTF_8));
    assertThat(load().entries()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"source\":\"a\"}", "{\"source\":7}", "\u0000\u0000"})
  void damagedEntryIsNamed(String json) {
    Path file = Path.of(layout.ledger(), "a.json");
    Logs.write(file, json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::load)
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE))
        .hasMessageStartingWith(file.toString())
        .hasMessageEndingWith(
            ": this ledger entry is damaged; restore it from a backup, or delete it to ingest its"
                + " source again");
  }

  @Test
  void entryOfANewerReleaseIsNotGuessedAt() {
    Path file = Path.of(layout.ledger(), "a.json");
    Logs.write(file, "{\"schema\":2}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": written by a newer crm-perf (schema 2, this one knows 1); use that release for"
                + " this warehouse");
  }

  @Test
  void unknownKeysAreSkipped() {
    Ledger ledger = load();
    ledger.commit(entry("a"));
    String json = new String(LedgerJson.write(entry("a")), StandardCharsets.UTF_8);
    String extended = "{\"new\":{\"x\":[1,{\"y\":2}]}," + json.substring(1);
    assertThat(LedgerJson.read(extended.getBytes(StandardCharsets.UTF_8), "a"))
        .isEqualTo(entry("a"));
  }

  @Test
  void ledgerThatCannotBeWrittenIsAStorageError() {
    Logs.write(Path.of(layout.ledger()), new byte[0]); // a file where the directory should be
    Ledger ledger = Ledger.load(LocalFileStore.INSTANCE, WarehouseLayout.at(root + "/other"));
    assertThat(ledger.entries()).isEmpty();
    assertThatThrownBy(this::load)
        .hasMessageStartingWith(layout.ledger() + ": the ledger cannot be read");
  }
}
