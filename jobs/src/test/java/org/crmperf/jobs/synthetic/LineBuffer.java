package org.crmperf.jobs.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes on their way to the file: a gigabyte is written number by number, without strings. */
final class LineBuffer {
  private static final int CAPACITY = 1 << 20;

  /** No line is longer. */
  private static final int LONGEST_LINE = 1 << 14;

  private static final byte[] HEX = ascii("0123456789abcdef");

  private final byte[] bytes = new byte[CAPACITY];
  private final OutputStream out;
  private int length;
  private long flushed;

  LineBuffer(OutputStream out) {
    this.out = out;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes written so far. */
  long written() {
    return flushed + length;
  }

  LineBuffer put(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  LineBuffer put(char c) {
    bytes[length++] = (byte) c;
    return this;
  }

  /** A number that is not negative. */
  LineBuffer number(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    length += digits;
    int at = length;
    long rest = value;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return this;
  }

  /** Milliseconds as nginx writes times: seconds with three decimals. */
  LineBuffer seconds(int millis) {
    number(millis / 1000).put('.');
    int fraction = millis % 1000;
    bytes[length++] = (byte) ('0' + fraction / 100);
    bytes[length++] = (byte) ('0' + fraction / 10 % 10);
    bytes[length++] = (byte) ('0' + fraction % 10);
    return this;
  }

  /** The lowest {@code digits} hexadecimal digits of {@code value}. */
  LineBuffer hex(long value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (value >>> shift) & 15];
    }
    return this;
  }

  /** Ends the line. */
  void endLine() throws IOException {
    put('\n');
    if (length > CAPACITY - LONGEST_LINE) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(bytes, 0, length);
    flushed += length;
    length = 0;
  }
}
