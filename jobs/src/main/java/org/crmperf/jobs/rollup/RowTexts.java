package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.scan.ByteDictionary;
import org.jspecify.annotations.Nullable;

/** The texts of a table's rows, each made once: a month of rollups repeats a few in every hour. */
final class RowTexts {
  private final TableRows rows;

  /** By column and id. */
  private final @Nullable String[] @Nullable [] texts;

  RowTexts(TableRows rows) {
    this.rows = rows;
    this.texts = new @Nullable String[rows.dictionaries.length] @Nullable [];
  }

  String text(int column, int row) {
    int id = rows.ids[column][row];
    @Nullable String[] known = texts[column];
    if (known == null) {
      known = new @Nullable String[rows.dictionaries[column].size()];
      texts[column] = known;
    }
    String text = known[id];
    if (text == null) {
      text = decode(column, id);
      known[id] = text;
    }
    return text;
  }

  private String decode(int column, int id) {
    ByteDictionary dictionary = rows.dictionaries[column];
    int start = dictionary.start(id);
    return new String(
        dictionary.arena(), start, dictionary.end(id) - start, StandardCharsets.UTF_8);
  }
}
