package org.crmperf.parsers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.crmperf.parsers.parquet.TableSchema.Column;
import org.crmperf.parsers.parquet.TableSchema.Kind;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns of numbers are what they were, with a dictionary or without, and have true bounds. */
class NumberColumnsTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "row", List.of(new Column("long", Kind.LONG, true), new Column("int", Kind.INT, true)));
  private static final int ROWS = 50_000;

  /** A column: its name, its numbers by row, whether they should get a dictionary. */
  record Shape(String name, int rows, boolean dictionary, IntToLongFunction numbers) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    Random random = new Random(5);
    int[] dice = random.ints(ROWS, 0, 1 << 30).toArray();
    return Stream.of(
        new Shape("statuses", ROWS, true, r -> 200 + dice[r] % 12),
        new Shape("one number", ROWS, true, r -> 7),
        new Shape("one number among nulls", ROWS, true, r -> r % 5 == 0 ? -3 : RequestBatch.NULL),
        new Shape("only nulls", ROWS, false, r -> RequestBatch.NULL),
        new Shape("two extremes", ROWS, true, r -> r % 2 == 0 ? Integer.MIN_VALUE : 1 << 30),
        new Shape("all different", ROWS, false, r -> dice[r] * 31 + r),
        new Shape("different from some row on", ROWS, false, r -> r < 20_000 ? r % 3 : r),
        new Shape("as many as may be", ROWS, true, r -> r / 3 % (1 << 14)),
        new Shape("one more than may be", ROWS, false, r -> r / 3 % ((1 << 14) + 1)),
        new Shape("multiples of a power of two", ROWS, true, r -> (r % 900L) << 20),
        new Shape("few rows", 4095, false, r -> r % 2),
        new Shape("just enough rows", 4096, true, r -> r % 2));
  }

  private static TableRows rows(Shape shape) {
    TableRows rows = new TableRows(SCHEMA, shape.rows());
    rows.presentAll();
    for (int r = 0; r < shape.rows(); r++) {
      long number = shape.numbers().applyAsLong(r);
      rows.numbers[0][r] = number == RequestBatch.NULL || number < 0 ? number : number << 20;
      rows.numbers[1][r] = number;
    }
    rows.size = shape.rows();
    return rows;
  }

  private static InputFile written(TableWriter writer, TableRows rows, int[] selection, int count)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    writer.write(new StreamOutputFile(file), rows, selection, count, Map.of());
    return new BytesInputFile(file.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void numbersComeBack(Shape shape) throws IOException {
    TableRows rows = rows(shape);
    try (TableWriter writer = new TableWriter(SCHEMA)) {
      InputFile file = written(writer, rows, null, shape.rows());
      assertSame(file, rows, IntStream.range(0, shape.rows()).toArray());
      for (ColumnChunkMetaData column : columns(file)) {
        assertThat(column.getEncodings().contains(Encoding.RLE_DICTIONARY))
            .as(column.toString())
            .isEqualTo(shape.dictionary());
      }
    }
  }

  @Test
  void aWriterTakesOneShapeAfterTheOther() throws IOException {
    int[] backwards = IntStream.range(0, ROWS).map(i -> ROWS - 1 - i).toArray();
    try (TableWriter writer = new TableWriter(SCHEMA)) {
      for (Shape shape : shapes().filter(s -> s.rows() == ROWS).toList()) {
        TableRows rows = rows(shape);
        assertSame(written(writer, rows, backwards, ROWS), rows, backwards);
        int[] some = Arrays.copyOfRange(backwards, 1000, 9000);
        assertSame(written(writer, rows, some, some.length), rows, some);
      }
    }
  }

  private static List<ColumnChunkMetaData> columns(InputFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return reader.getFooter().getBlocks().get(0).getColumns();
    }
  }

  private static void assertSame(InputFile file, TableRows rows, int[] selection)
      throws IOException {
    TableRows back = new TableRows(SCHEMA, 1);
    TableReader.read(file, back);
    assertThat(back.size).isEqualTo(selection.length);
    for (int c = 0; c < 2; c++) {
      long[] column = rows.numbers[c];
      long[] expected = Arrays.stream(selection).mapToLong(r -> column[r]).toArray();
      assertThat(Arrays.copyOf(back.numbers[c], back.size)).isEqualTo(expected);
      long[] present = Arrays.stream(expected).filter(v -> v != RequestBatch.NULL).toArray();
      Statistics<?> statistics = columns(file).get(c).getStatistics();
      assertThat(statistics.getNumNulls()).isEqualTo(expected.length - present.length);
      if (present.length > 0) {
        assertThat(((Number) statistics.genericGetMin()).longValue())
            .isEqualTo(Arrays.stream(present).min().orElseThrow());
        assertThat(((Number) statistics.genericGetMax()).longValue())
            .isEqualTo(Arrays.stream(present).max().orElseThrow());
      }
    }
  }
}
