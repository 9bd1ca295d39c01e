package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** LEB128 numbers and texts, each text once: what evidence is stored in. */
final class EvidenceBytes {
  private static final int MOST_BYTES_A_NUMBER = 10;

  private byte[] bytes;
  private int at;
  private final Map<String, Integer> written = new HashMap<>();
  private final List<String> read = new ArrayList<>();

  /** To be written. */
  EvidenceBytes() {
    this.bytes = new byte[256];
  }

  /** To be read. */
  EvidenceBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  private void reserve(int more) {
    if (bytes.length - at < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
    }
  }

  /** Writes a number; small ones take one byte. */
  void put(long value) {
    reserve(MOST_BYTES_A_NUMBER);
    at = MinuteCodec.put(bytes, at, value);
  }

  /** Writes a text the first time, its number later. */
  void put(String text) {
    Integer known = written.get(text);
    if (known != null) {
      put(known);
      return;
    }
    put(written.size());
    written.put(text, written.size());
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    put(utf8);
  }

  /** Writes bytes as they are. */
  void put(byte[] raw) {
    reserve(raw.length);
    System.arraycopy(raw, 0, bytes, at, raw.length);
    at += raw.length;
  }

  long number() {
    long value = MinuteCodec.get(bytes, at);
    at = MinuteCodec.next(bytes, at);
    return value;
  }

  String text() {
    int id = (int) number();
    if (id == read.size()) {
      int length = (int) number();
      read.add(new String(bytes, at, length, StandardCharsets.UTF_8));
      at += length;
    }
    return read.get(id);
  }

  byte next() {
    return bytes[at++];
  }

  boolean isAtEnd() {
    return at >= bytes.length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, at);
  }
}
