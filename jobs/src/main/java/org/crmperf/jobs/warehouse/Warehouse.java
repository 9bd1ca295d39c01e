package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** A warehouse, open for reading, or for writing by this run alone. */
public final class Warehouse implements AutoCloseable {
  /** What a directory may hold that is a warehouse whose first run died at once. */
  private static final Set<String> OWN_NAMES = Set.of("_lock", "_staging", ".warehouse.json.aside");

  private final FileStores stores;
  private final WarehouseLayout layout;
  private final WarehouseMeta meta;
  private final Ledger ledger;
  private final UnfinishedRun unfinished;
  private final @Nullable WarehouseLock lock;

  private Warehouse(
      FileStores stores,
      WarehouseLayout layout,
      WarehouseMeta meta,
      Ledger ledger,
      UnfinishedRun unfinished,
      @Nullable WarehouseLock lock) {
    this.stores = stores;
    this.layout = layout;
    this.meta = meta;
    this.ledger = ledger;
    this.unfinished = unfinished;
    this.lock = lock;
  }

  /**
   * Opens a warehouse for writing, and makes it if there is none. USAGE error if it cannot be
   * written or is no warehouse, IN_USE if another run holds it. What a dead run left in staging is
   * deleted.
   *
   * @param whenNew what holds for a warehouse made now; an existing one keeps its own
   */
  public static Warehouse openForWriting(
      FileStores stores, String directory, WarehouseMeta whenNew) {
    WarehouseLayout layout = WarehouseLayout.at(directory);
    FileStore store = stores.of(layout.root());
    WarehouseLock lock = null;
    try {
      refuseOtherDirectory(store, layout);
      store.makeDirectories(layout.root());
      lock = lock(store, layout);
      store.delete(layout.staging());
      store.makeDirectories(layout.staging());
      WarehouseMeta meta = readMeta(store, layout);
      if (meta == null) {
        meta = whenNew;
        store.sync(WarehouseLayout.parent(layout.root()));
        store.writeWhole(List.of(new WholeFile(layout.meta(), meta.toJson())));
      }
      return new Warehouse(
          stores,
          layout,
          meta,
          Ledger.load(store, layout),
          UnfinishedRun.load(store, layout),
          lock);
    } catch (IOException e) {
      closeQuietly(lock);
      throw unwritable(layout, e);
    } catch (RuntimeException e) {
      closeQuietly(lock);
      throw e;
    }
  }

  /** Opens a warehouse for reading. USAGE error if there is none. */
  public static Warehouse openForReading(FileStores stores, String directory) {
    WarehouseLayout layout = WarehouseLayout.at(directory);
    FileStore store = stores.of(layout.root());
    WarehouseMeta meta;
    UnfinishedRun unfinished;
    try {
      meta = readMeta(store, layout);
      unfinished = UnfinishedRun.load(store, layout);
    } catch (IOException e) {
      throw Errors.storage(
          layout.meta(),
          "cannot be read: " + InputErrors.reason(e),
          "check the permissions and the disk or store that holds the warehouse",
          e);
    }
    if (meta == null) {
      throw Errors.usage(
          layout.root() + ": no warehouse there",
          "check --warehouse, or make one with 'crm-perf ingest' or 'crm-perf nightly'");
    }
    return new Warehouse(stores, layout, meta, Ledger.load(store, layout), unfinished, null);
  }

  private static void refuseOtherDirectory(FileStore store, WarehouseLayout layout)
      throws IOException {
    StoredFile root = store.stat(layout.root());
    if (root == null) {
      return;
    }
    if (root.kind() != StoredFile.Kind.DIRECTORY) {
      throw Errors.usage(
          layout.root() + ": the warehouse is a directory, and this is a file",
          "give another --warehouse");
    }
    if (store.exists(layout.meta())) {
      return;
    }
    for (StoredFile entry : store.list(layout.root())) {
      if (!OWN_NAMES.contains(entry.name())) {
        throw Errors.usage(
            layout.root() + ": not a warehouse, it holds other files (" + entry.name() + ")",
            "give an empty or a new directory as --warehouse");
      }
    }
  }

  private static WarehouseLock lock(FileStore store, WarehouseLayout layout) throws IOException {
    return store instanceof HadoopFileStore hadoop
        ? LeaseLock.acquire(layout.root(), hadoop, layout.lock())
        : LocalLock.acquire(LocalFileStore.path(layout.root()), WarehouseLayout.LOCK_NAME);
  }

  private static @Nullable WarehouseMeta readMeta(FileStore store, WarehouseLayout layout)
      throws IOException {
    if (!store.exists(layout.meta())) {
      return null;
    }
    try (InputStream in = store.open(layout.meta(), 0)) {
      return WarehouseMeta.fromJson(in.readAllBytes(), layout.meta());
    }
  }

  private static CrmPerfException unwritable(WarehouseLayout layout, IOException e) {
    String reason = InputErrors.writeReason(e);
    if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
      return Errors.storage(
          layout.root(), "the warehouse's disk is full", "free some space and run again", e);
    }
    if (StoreFailure.isLikely(layout.root(), e)) {
      return Errors.storage(
          layout.root(),
          "the store that holds the warehouse fails: " + reason,
          "check it, then run the same command again",
          e);
    }
    return Errors.usage(
        layout.root() + ": the warehouse cannot be written: " + reason,
        "give a --warehouse that this user can write to");
  }

  private static void closeQuietly(@Nullable WarehouseLock lock) {
    if (lock != null) {
      lock.close();
    }
  }

  /** The store that holds it. */
  public FileStore store() {
    return stores.of(layout.root());
  }

  /** Its names. */
  public WarehouseLayout layout() {
    return layout;
  }

  /** What holds for the whole of it. */
  public WarehouseMeta meta() {
    return meta;
  }

  /** The hours that its rollups lack. */
  public PendingHours pendingHours() {
    return new PendingHours(store(), layout);
  }

  /** What a run before this one did not bring to its end, and how far this one is. */
  public UnfinishedRun unfinishedRun() {
    return unfinished;
  }

  /**
   * Forces files of the warehouse to the disk, with their names. To be called before anything is
   * written that counts them.
   */
  public void force(Collection<String> files) {
    try {
      new DiskSweep(store(), layout.root()).force(files);
    } catch (IOException e) {
      throw Errors.storage(
          layout.root(),
          "cannot be written to the disk: " + InputErrors.writeReason(e),
          "free some space or check the disk, then run the same command again",
          e);
    }
  }

  /** Deletes a file of it that nothing counts. */
  public void delete(String file) {
    try {
      store().delete(file);
    } catch (IOException e) {
      throw Errors.storage(
          file,
          "cannot be deleted: " + InputErrors.reason(e),
          "fix the permissions, then run the same command again",
          e);
    }
  }

  /** The load tests in it that count no requests. */
  public LoadTestFiles loadTests() {
    return new LoadTestFiles(store(), layout, ledger);
  }

  /** What it still keeps, as it is now. */
  public Retention retention() {
    return Retention.read(store(), layout);
  }

  /** Its sources. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Whether the run before this one died or failed while writing: {@link Leftovers} then finds what
   * it left. False when open for reading.
   */
  public boolean followsDeadRun() {
    return lock != null && (unfinished.wasFound() || lock.followsDeadRun());
  }

  /** IN_USE error if another run has taken it over; to be asked before anything is committed. */
  public void ensureHeld() {
    try {
      if (lock != null) {
        lock.ensureHeld();
      }
    } catch (IOException e) {
      throw unwritable(layout, e);
    }
  }

  /** Lets go of it; what killed or speculative attempts left in staging goes with it. */
  @Override
  public void close() {
    if (lock == null) {
      return;
    }
    try {
      lock.ensureHeld();
      store().delete(layout.staging());
    } catch (IOException | CrmPerfException e) {
      // the next run deletes it, or the one that has taken over
    }
    lock.close();
  }
}
