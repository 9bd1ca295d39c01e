package org.crmperf.parsers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.crmperf.parsers.parquet.TableSchema.Column;
import org.crmperf.parsers.parquet.TableSchema.Kind;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written page by page is read back by parquet-java, cell by cell. */
class TableRoundTripTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "row",
          List.of(
              new Column("time", Kind.TIMESTAMP, false),
              new Column("status", Kind.INT, true),
              new Column("duration", Kind.LONG, true),
              new Column("few", Kind.STRING, true),
              new Column("many", Kind.STRING, true),
              new Column("constant", Kind.STRING, false),
              new Column("absent", Kind.LONG, true),
              new Column("absent_text", Kind.STRING, true),
              new Column("blob", Kind.BLOB, false)));

  @ParameterizedTest(name = "{0} rows, seed {1}")
  @CsvSource({"0, 1", "1, 2", "7, 3", "8, 4", "1000, 5", "32768, 6", "70001, 7"})
  void everyCellComesBack(int count, long seed) throws IOException {
    Random random = new Random(seed);
    TableRows rows = new TableRows(SCHEMA, 16);
    List<String> few = new ArrayList<>();
    List<String> many = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      rows.reserve(1);
      for (int c : new int[] {0, 1, 2, 3, 4, 5, 8}) {
        rows.present(c);
      }
      rows.numbers[0][r] = 1_700_000_000_000_000L + r;
      rows.numbers[1][r] = random.nextInt(5) == 0 ? RequestBatch.NULL : 200 + random.nextInt(300);
      rows.numbers[2][r] = random.nextInt(3) == 0 ? RequestBatch.NULL : random.nextLong() >>> 20;
      few.add(random.nextInt(4) == 0 ? null : "value-" + random.nextInt(300));
      many.add(random.nextInt(9) == 0 ? null : "v" + random.nextLong());
      rows.ids[3][r] = id(rows, 3, few.get(r));
      rows.ids[4][r] = id(rows, 4, many.get(r));
      rows.ids[5][r] = id(rows, 5, "always");
      rows.blobs[8][r] = new byte[] {(byte) r, (byte) (r >> 8)};
      rows.size = r + 1;
    }
    TableRows back = new TableRows(SCHEMA, 16);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (TableWriter writer = new TableWriter(SCHEMA)) {
      writer.write(new StreamOutputFile(file), rows, null, count, Map.of("key", "value"));
    }
    Map<String, String> metadata = TableReader.read(new BytesInputFile(file.toByteArray()), back);

    assertThat(metadata).containsEntry("key", "value");
    assertThat(back.size).isEqualTo(count);
    for (int r = 0; r < count; r++) {
      for (int c = 0; c < 3; c++) {
        assertThat(back.numbers[c][r]).as("seed %d", seed).isEqualTo(rows.numbers[c][r]);
      }
      assertThat(text(back, 3, r)).isEqualTo(few.get(r));
      assertThat(text(back, 4, r)).isEqualTo(many.get(r));
      assertThat(text(back, 5, r)).isEqualTo("always");
      assertThat(back.numbers[6][r]).isEqualTo(RequestBatch.NULL);
      assertThat(back.ids[7][r]).isNegative();
      assertThat(back.blobs[8][r]).isEqualTo(rows.blobs[8][r]);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 11"})
  void aSelectionOfRowsAndColumns(int count, long seed) throws IOException {
    Random random = new Random(seed);
    TableRows rows = new TableRows(SCHEMA, count);
    rows.presentAll();
    for (int r = 0; r < count; r++) {
      rows.numbers[0][r] = r;
      rows.numbers[1][r] = random.nextInt(600);
      rows.numbers[2][r] = RequestBatch.NULL;
      rows.numbers[6][r] = RequestBatch.NULL;
      rows.ids[3][r] = id(rows, 3, "v" + r % 17);
      rows.ids[4][r] = -1;
      rows.ids[5][r] = id(rows, 5, "x");
      rows.ids[7][r] = -1;
      rows.blobs[8][r] = new byte[0];
    }
    rows.size = count;
    int[] odd = new int[count / 2];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = 2 * i + 1;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (TableWriter writer = new TableWriter(SCHEMA)) {
      writer.write(new StreamOutputFile(file), rows, odd, odd.length, Map.of());
    }
    TableRows back = new TableRows(SCHEMA.select("few", "status"), 1);
    TableReader.read(new BytesInputFile(file.toByteArray()), back);
    assertThat(back.size).isEqualTo(odd.length);
    for (int i = 0; i < odd.length; i++) {
      assertThat(text(back, 0, i)).isEqualTo("v" + odd[i] % 17);
      assertThat(back.numbers[1][i]).isEqualTo(rows.numbers[1][odd[i]]);
    }
  }

  private static int id(TableRows rows, int column, String text) {
    if (text == null) {
      return -1;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return rows.dictionaries[column].idOf(bytes, 0, bytes.length);
  }

  private static String text(TableRows rows, int column, int row) {
    int id = rows.ids[column][row];
    if (id < 0) {
      return null;
    }
    int start = rows.dictionaries[column].start(id);
    int length = rows.dictionaries[column].end(id) - start;
    return new String(rows.dictionaries[column].arena(), start, length, StandardCharsets.UTF_8);
  }
}
