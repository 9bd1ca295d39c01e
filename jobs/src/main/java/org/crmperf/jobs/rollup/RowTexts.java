package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.scan.ByteDictionary;

/** The texts of a table's rows, each made once: a month of rollups repeats a few in every hour. */
final class RowTexts {
  private final TableRows rows;
  private final Map<Long, String> texts = new HashMap<>();

  RowTexts(TableRows rows) {
    this.rows = rows;
  }

  String text(int column, int row) {
    int id = rows.ids[column][row];
    return texts.computeIfAbsent((long) column << Integer.SIZE | id, k -> decode(column, id));
  }

  private String decode(int column, int id) {
    ByteDictionary dictionary = rows.dictionaries[column];
    int start = dictionary.start(id);
    return new String(
        dictionary.arena(), start, dictionary.end(id) - start, StandardCharsets.UTF_8);
  }
}
