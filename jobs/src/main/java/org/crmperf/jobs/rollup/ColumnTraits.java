package org.crmperf.jobs.rollup;

import java.util.Arrays;
import org.crmperf.parsers.parquet.StoredText;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.scan.ByteScan;

/**
 * A text column of requests: for each of its distinct values a hash and a flag, made once. Rows
 * without a text have hash 0 and no flag.
 */
final class ColumnTraits {
  /** What is told of a distinct value. */
  interface Flag {
    int of(byte[] b, int from, int to);
  }

  private final TableRows rows;
  private final int column;
  private final Flag flag;
  private final RowEvidence.Texts texts;
  private final StoredText stored = new StoredText();
  private byte[] bytes = {};
  private int start;
  private int end;
  private long[] hashes = new long[16];
  private byte[] flags = new byte[16];
  private int known;
  private int[] ids = new int[0];
  private boolean present;

  /** A column by its name; one that the rows do not have is null throughout. */
  ColumnTraits(TableRows rows, String name, RowEvidence.Texts texts, Flag flag) {
    this.rows = rows;
    this.flag = flag;
    this.texts = texts;
    int found = -1;
    for (int c = 0; c < rows.schema().columns().size(); c++) {
      if (rows.schema().columns().get(c).name().equals(name)) {
        found = c;
      }
    }
    this.column = found;
  }

  /** Looks at the values that have come since. */
  void extend() {
    present = column >= 0 && rows.isPresent(column);
    if (!present) {
      return;
    }
    ids = rows.ids[column];
    ByteDictionary dictionary = rows.dictionaries[column];
    if (hashes.length < dictionary.size()) {
      hashes = Arrays.copyOf(hashes, dictionary.size() * 2);
      flags = Arrays.copyOf(flags, hashes.length);
    }
    for (; known < dictionary.size(); known++) {
      find(dictionary, known);
      hashes[known] = ByteScan.hash(bytes, start, end - start);
      flags[known] = (byte) flag.of(bytes, start, end);
    }
  }

  /** Points at a text as it is stored, so that rows read back give the same evidence. */
  private void find(ByteDictionary dictionary, int id) {
    if (texts == RowEvidence.Texts.AS_LOGGED) {
      stored.find(dictionary, id);
      bytes = stored.bytes();
      start = stored.start();
      end = stored.end();
    } else {
      bytes = dictionary.arena();
      start = dictionary.start(id);
      end = dictionary.end(id);
    }
  }

  /** A row's text by its hash. */
  long hash(int row) {
    if (!present) {
      return 0;
    }
    int id = ids[row];
    return id < 0 ? 0 : hashes[id];
  }

  /** A row's flag. */
  int flag(int row) {
    if (!present) {
      return 0;
    }
    int id = ids[row];
    return id < 0 ? 0 : flags[id];
  }

  /** A row's text, at most so many bytes of it; empty if it has none. */
  String text(int row, int mostBytes) {
    if (!present || ids[row] < 0) {
      return "";
    }
    find(rows.dictionaries[column], ids[row]);
    int to = end;
    if (to - start > mostBytes) {
      to = start + mostBytes;
      // not in the middle of a character
      while (to > start && (bytes[to] & 0xc0) == 0x80) {
        to--;
      }
    }
    return new String(bytes, start, to - start, java.nio.charset.StandardCharsets.UTF_8);
  }
}
