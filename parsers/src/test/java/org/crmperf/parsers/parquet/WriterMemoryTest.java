package org.crmperf.parsers.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.crmperf.parsers.parquet.TableSchema.Column;
import org.crmperf.parsers.parquet.TableSchema.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What writers hand on to one another does not show in what they write. */
class WriterMemoryTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "row",
          List.of(new Column("text", Kind.STRING, true), new Column("number", Kind.LONG, true)));

  @Test
  void aFileDoesNotDependOnWhatWasWrittenBefore() throws IOException {
    TableRows rows = rows(41, 5_000, 300);
    byte[] first = written(rows);
    written(rows(42, 40_000, 30_000));
    assertThat(written(rows)).isEqualTo(first);
    try (TableWriter one = new TableWriter(SCHEMA);
        TableWriter other = new TableWriter(SCHEMA)) {
      assertThat(written(other, rows(43, 9_000, 9_000))).isNotEqualTo(first);
      assertThat(written(one, rows)).isEqualTo(first);
      assertThat(written(other, rows)).isEqualTo(first);
    }
  }

  @Test
  void aWriterThatFailedLeavesNothingBehind() throws IOException {
    TableRows rows = rows(44, 5_000, 300);
    byte[] first = written(rows);
    // fails at each of the writes in turn, in the middle of a column among others
    for (int fine = 0; fine < 12; fine++) {
      int room = fine;
      assertThatThrownBy(
              () -> {
                try (TableWriter writer = new TableWriter(SCHEMA)) {
                  writer.write(
                      new StreamOutputFile(new Full(room)), rows, null, rows.size, Map.of());
                }
              })
          .hasStackTraceContaining("full");
      assertThat(written(rows)).isEqualTo(first);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {45, 46})
  void boundsAreTheLeastAndTheGreatest(long seed) {
    Random random = new Random(seed);
    PrimitiveType type = SCHEMA.messageType().getType(0).asPrimitiveType();
    for (int round = 0; round < 2_000; round++) {
      TextBounds bounds = new TextBounds();
      byte[] least = null;
      byte[] greatest = null;
      int n = 1 + random.nextInt(20);
      for (int i = 0; i < n; i++) {
        byte[] text = new byte[random.nextInt(14)];
        for (int k = 0; k < text.length; k++) {
          text[k] = (byte) "aab\0\u00ff\u0080".charAt(random.nextInt(6));
        }
        least = least == null || Arrays.compareUnsigned(text, least) < 0 ? text : least;
        greatest = greatest == null || Arrays.compareUnsigned(text, greatest) > 0 ? text : greatest;
        byte[] around = Arrays.copyOf(text, text.length + 9);
        bounds.see(around, 0, text.length);
      }
      Statistics<?> statistics = bounds.statistics(type, n, 0);
      assertThat(statistics.getMinBytes()).as("seed %d", seed).isEqualTo(least);
      assertThat(statistics.getMaxBytes()).as("seed %d", seed).isEqualTo(greatest);
    }
  }

  private static TableRows rows(long seed, int count, int distinct) {
    Random random = new Random(seed);
    TableRows rows = new TableRows(SCHEMA, count);
    rows.presentAll();
    for (int r = 0; r < count; r++) {
      byte[] text = ("text " + random.nextInt(distinct)).getBytes(StandardCharsets.US_ASCII);
      rows.ids[0][r] = rows.dictionaries[0].idOf(text, 0, text.length);
      rows.numbers[1][r] = random.nextInt(1_000);
      rows.size = r + 1;
    }
    return rows;
  }

  private static byte[] written(TableRows rows) throws IOException {
    try (TableWriter writer = new TableWriter(SCHEMA)) {
      return written(writer, rows);
    }
  }

  private static byte[] written(TableWriter writer, TableRows rows) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    writer.write(new StreamOutputFile(file), rows, null, rows.size, Map.of());
    return file.toByteArray();
  }

  /** A disk with room for so many writes. */
  private static final class Full extends OutputStream {
    private int room;

    Full(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      use();
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
      use();
    }

    private void use() throws IOException {
      if (room-- == 0) {
        throw new IOException("full");
      }
    }
  }
}
