package org.crmperf.parsers.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a writer works in. Kept from one writer to the next: a range's pages take megabytes, which
 * would be allocated, zeroed and collected anew for each. No more of them than writers were open at
 * once.
 */
final class WriterMemory {
  static final int PAGE_ROWS = 1 << 15;

  /** What is larger was needed by few pages, and is not worth keeping. */
  private static final int LARGEST_KEPT = 16 << 20;

  private static final ConcurrentLinkedQueue<WriterMemory> FREE = new ConcurrentLinkedQueue<>();

  final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(1);
  final PageBytes page = new PageBytes();
  final int[] defined = new int[PAGE_ROWS];
  final int[] pageIds = new int[PAGE_ROWS];
  final NumberDictionary numbers = new NumberDictionary();

  /** Zeros, between columns: see {@link TextPages}. */
  int[] localIds = new int[0];

  int[] order = new int[0];
  byte[] compressed = new byte[1 << 16];

  private WriterMemory() {}

  static WriterMemory borrow() {
    WriterMemory free = FREE.poll();
    return free == null ? new WriterMemory() : free;
  }

  /** Nobody will have it again. */
  void discard() {
    zstd.close();
  }

  /** Lets another writer have it. */
  void giveBack() {
    boolean large =
        page.bytes().length > LARGEST_KEPT
            || compressed.length > LARGEST_KEPT
            || localIds.length > LARGEST_KEPT / Integer.BYTES
            || numbers.ids().length > LARGEST_KEPT / Integer.BYTES;
    if (large) {
      discard();
    } else {
      FREE.add(this);
    }
  }

  /** Compresses the page into {@link #compressed}; returns its size there. */
  int compress() {
    int bound = (int) Zstd.compressBound(page.length());
    if (compressed.length < bound) {
      compressed = new byte[bound + (bound >> 2)];
    }
    return zstd.compressByteArray(compressed, 0, compressed.length, page.bytes(), 0, page.length());
  }

  /** Makes room for so many ids. */
  void reserveIds(int size) {
    if (localIds.length < size) {
      localIds = new int[size + (size >> 2)];
      order = new int[localIds.length];
    }
  }
}
