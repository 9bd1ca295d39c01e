package org.crmperf.parsers.loadtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of Gatling's binary log, big-endian. Texts come once and are referred to by number
 * afterwards; what is kept of them is bounded, whatever the log holds.
 */
final class GatlingInput implements AutoCloseable {
  private static final int LONGEST_READ = 16 << 20;
  private static final int LONGEST_KEPT = 4096;
  private static final int MOST_TEXTS = 1 << 22;
  private static final long MOST_NAME_BYTES = 64L << 20;

  /** Messages beyond are let go: there may be one a request, and little is asked of them. */
  private static final long MOST_MESSAGE_BYTES = 32L << 20;

  private static final byte[] NOTHING = {};

  private final EncodedInput in;
  private byte[] @Nullable [] texts = new byte[1024][];
  private long textBytes;
  private long recordStart;

  GatlingInput(EncodedInput in) {
    this.in = in;
  }

  /** The first byte of the next record, or -1 at the end. */
  int kind() throws IOException {
    recordStart = in.offset();
    return in.read();
  }

  private int one() throws IOException {
    int c = in.read();
    if (c < 0) {
      throw new DamagedRecordException("the Gatling log ends within a record", recordStart);
    }
    return c;
  }

  int number() throws IOException {
    return one() << 24 | one() << 16 | one() << 8 | one();
  }

  long longNumber() throws IOException {
    return (long) number() << 32 | number() & 0xffff_ffffL;
  }

  boolean flag() throws IOException {
    int value = one();
    if (value > 1) {
      throw damaged("a flag of " + value);
    }
    return value == 1;
  }

  /** A count of things that take at least a byte each. */
  int count(int most) throws IOException {
    int n = number();
    if (n < 0 || n > most) {
      throw damaged("a count of " + n);
    }
    return n;
  }

  /** Passes over bytes with their length before them. */
  void skipBytes() throws IOException {
    for (int n = count(LONGEST_READ); n > 0; n--) {
      one();
    }
  }

  /** A text in UTF-8, without control characters; cut if it is very long. */
  byte[] text() throws IOException {
    int length = count(LONGEST_READ);
    if (length == 0) {
      return NOTHING;
    }
    byte[] head = new byte[Math.min(length, LONGEST_KEPT)];
    for (int i = 0; i < length; i++) {
      int c = one();
      if (i < head.length) {
        head[i] = (byte) c;
      }
    }
    return switch (one()) {
      case 0 -> clean(new String(head, StandardCharsets.ISO_8859_1));
      // in the order of the machine that wrote it, which is little-endian on all that are in use
      case 1 -> clean(new String(head, StandardCharsets.UTF_16LE));
      default -> throw damaged("a text in no known encoding");
    };
  }

  private static byte[] clean(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A name that stands here, under a number, or stood before under the negative of this one. */
  byte[] cachedName() throws IOException {
    int index = number();
    return index > 0 ? keep(index, text()) : known(index);
  }

  /** As {@link #cachedName}; but empty if the log has too many of them. */
  byte[] cachedMessage() throws IOException {
    int index = number();
    if (index <= 0) {
      return known(index);
    }
    byte[] text = text();
    boolean room = textBytes + text.length <= MOST_MESSAGE_BYTES;
    keep(index, room ? text : NOTHING);
    return text;
  }

  private byte[] known(int index) throws IOException {
    byte[] text = index < 0 && -(long) index < texts.length ? texts[-index] : null;
    if (text == null) {
      throw damaged("a text of number " + index);
    }
    return text;
  }

  private byte[] keep(int index, byte[] text) throws IOException {
    if (index >= MOST_TEXTS) {
      throw damaged("a text of number " + index);
    }
    if (index >= texts.length) {
      texts = Arrays.copyOf(texts, Math.min(MOST_TEXTS, Math.max(index + 1, texts.length * 2)));
    }
    byte[] before = texts[index];
    textBytes += text.length - (before == null ? 0 : before.length);
    if (textBytes > MOST_NAME_BYTES) {
      throw damaged("a name too many: all take more than " + (MOST_NAME_BYTES >> 20) + " MiB");
    }
    texts[index] = text;
    return text;
  }

  /** Another run begins, with texts of its own. */
  void forgetTexts() {
    Arrays.fill(texts, null);
    textBytes = 0;
  }

  DamagedRecordException damaged(String what) {
    return new DamagedRecordException(
        "the Gatling log is damaged: a record has " + what, recordStart);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
