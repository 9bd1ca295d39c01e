package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through Hadoop's viewfs, a real file system of its own scheme that needs no server. */
class HadoopFileStoreTest {
  /** Hadoop keeps a file system for each authority: every test mounts one of its own. */
  private static final AtomicInteger MOUNTS = new AtomicInteger();

  @TempDir Path root;
  private String authority;
  private Map<String, String> settings;
  private FileStores stores;
  private HadoopFileStore store;

  @BeforeEach
  void mount() throws IOException {
    Path data = Files.createDirectories(root.toRealPath().resolve("data"));
    authority = "test" + MOUNTS.incrementAndGet();
    settings = Map.of("fs.viewfs.mounttable." + authority + ".link./data", data.toUri().toString());
    stores = FileStores.withHadoopSettings(settings);
    store = new HadoopFileStore(settings);
  }

  private String at(String path) {
    return "viewfs://" + authority + "/data/" + path;
  }

  private void put(String path, byte[] content) throws IOException {
    try (OutputStream out = store.create(at(path))) {
      out.write(content);
    }
  }

  private byte[] get(String path, long offset) throws IOException {
    try (InputStream in = store.open(at(path), offset)) {
      return in.readAllBytes();
    }
  }

  @Test
  void writesReadsAtOffsetsRenamesAndDeletes() throws IOException {
    byte[] content = Logs.lines("h", 0, 10);
    put("a/b.log", content);
    assertThat(get("a/b.log", 0)).isEqualTo(content);
    assertThat(get("a/b.log", content.length - 3L)).hasSize(3);
    assertThat(get("a/b.log", content.length + 3L)).isEmpty();
    put("c.log", new byte[1]);
    store.rename(at("a/b.log"), at("c.log"));
    assertThat(get("c.log", 0)).isEqualTo(content);
    assertThat(store.exists(at("a/b.log"))).isFalse();
    store.writeWhole(List.of(new WholeFile(at("c.log"), new byte[] {7})));
    assertThat(get("c.log", 0)).containsExactly(7);
    store.delete(at("a"));
    store.delete(at("a"));
    assertThat(store.stat(at("a"))).isNull();
  }

  @Test
  void inputsExpandAsOnTheLocalDisk() throws IOException {
    put("logs/s1/access.log", Logs.lines("s1", 0, 10));
    put("logs/s2/access.log.gz", Logs.compress(Compression.GZIP, Logs.lines("s2", 0, 10)));
    put("logs/_tmp/x", new byte[1]);
    InputFiles inputs =
        new InputFiles(stores, InputStream.nullInputStream(), at("staging"), List.of());
    assertThat(inputs.expand(List.of(at("logs"), at("logs/*/access.log*"))))
        .extracting(InputFile::path, InputFile::compression)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(at("logs/s1/access.log"), Compression.NONE),
            org.assertj.core.groups.Tuple.tuple(at("logs/s2/access.log.gz"), Compression.GZIP));
    assertThatThrownBy(() -> inputs.expand(List.of(at("none.log"))))
        .hasMessageStartingWith(at("none.log") + ": no such file or directory");
    assertThatThrownBy(() -> inputs.expand(List.of("nosuch://x/none.log")))
        .hasMessageContaining("nosuch://x/none.log: cannot be read: ");
  }

  @Test
  void warehouseIsHeldByOneRun() {
    WarehouseMeta meta = new WarehouseMeta(WarehouseMeta.SCHEMA, 0, 5);
    try (Warehouse first = Warehouse.openForWriting(stores, at("wh"), meta)) {
      assertThat(first.meta()).isEqualTo(meta);
    }
    try (Warehouse second = Warehouse.openForWriting(stores, at("wh"), meta)) {
      assertThat(second.followsDeadRun()).isFalse();
    }
    assertThat(Warehouse.openForReading(stores, at("wh")).ledger().entries()).isEmpty();
  }

  private LeaseLock lease() throws IOException {
    return LeaseLock.acquire(
        "wh", store, at("_lock"), Duration.ofMillis(50), Duration.ofSeconds(2));
  }

  @Test
  void leaseThatBeatsIsRespectedAndOneThatDoesNotIsTaken() throws IOException {
    LeaseLock first = lease();
    assertThatThrownBy(this::lease)
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE));
    first.close();
    assertThat(store.exists(at("_lock"))).isFalse();
    put("_lock", "1\nelsewhere\n2026-01-01T00:00:00Z\n9\n".getBytes(StandardCharsets.UTF_8));
    try (LeaseLock next = lease()) {
      assertThat(next.followsDeadRun()).isTrue();
    }
  }
}
