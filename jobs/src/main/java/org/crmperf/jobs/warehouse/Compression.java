package org.crmperf.jobs.warehouse;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.crmperf.parsers.loadtest.RecordKind;
import org.tukaani.xz.XZInputStream;

/** How a file is encoded: told by its first bytes, never by its name. */
public enum Compression {
  /** Lines of text as they are. */
  NONE,
  /** Records of a load test, not compressed: read in order, see {@link RecordKind}. */
  RECORDS,
  GZIP,
  ZSTD,
  BZIP2,
  XZ;

  /** As many bytes as {@link #of} looks at. */
  static final int MAGIC_LENGTH = RecordKind.HEAD;

  private static final int BUFFER = 64 * 1024;

  /** Enough for {@code xz -9}; a file that claims more is refused rather than trusted. */
  private static final int XZ_MEMORY_KIB = 128 * 1024;

  private static final int[] GZIP_MAGIC = {0x1f, 0x8b};
  private static final int[] ZSTD_MAGIC = {0x28, 0xb5, 0x2f, 0xfd};
  private static final int[] XZ_MAGIC = {0xfd, '7', 'z', 'X', 'Z', 0};
  private static final int[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final int[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, 0x90};

  /**
   * The compression of a file.
   *
   * @param head its first bytes
   * @param length how many of them there are
   */
  static Compression of(byte[] head, int length) {
    if (matches(head, length, 0, GZIP_MAGIC)) {
      return GZIP;
    }
    if (matches(head, length, 0, ZSTD_MAGIC) || isSkippableZstdFrame(head, length)) {
      return ZSTD;
    }
    if (matches(head, length, 0, XZ_MAGIC)) {
      return XZ;
    }
    if (isBzip2(head, length)) {
      return BZIP2;
    }
    return RecordKind.of(head, length) == RecordKind.LINES ? NONE : RECORDS;
  }

  /** pzstd puts such a frame first. */
  private static boolean isSkippableZstdFrame(byte[] head, int length) {
    return length >= 4
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  /** "BZh9" alone could begin a line of text; the block's magic cannot. */
  private static boolean isBzip2(byte[] head, int length) {
    return length >= 4
        && head[0] == 'B'
        && head[1] == 'Z'
        && head[2] == 'h'
        && head[3] >= '1'
        && head[3] <= '9'
        && (matches(head, length, 4, BZIP2_BLOCK) || matches(head, length, 4, BZIP2_END));
  }

  private static boolean matches(byte[] head, int length, int at, int[] magic) {
    if (length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[at + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Decompresses; several members, frames or streams in one file are read as one. */
  InputStream decompress(InputStream raw) throws IOException {
    return switch (this) {
      case NONE, RECORDS -> raw;
      case GZIP -> new GzipStream(raw);
      case ZSTD -> new ZstdInputStreamNoFinalizer(raw);
      case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(raw, BUFFER), true);
      case XZ -> new XZInputStream(new BufferedInputStream(raw, BUFFER), XZ_MEMORY_KIB);
    };
  }

  /** Whether a byte of the file is a byte of its content. */
  public boolean isPlain() {
    return this == NONE || this == RECORDS;
  }

  /** The name in messages and in the ledger. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
