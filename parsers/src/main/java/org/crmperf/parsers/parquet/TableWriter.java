package org.crmperf.parsers.parquet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.crmperf.parsers.scan.LogText;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as one Parquet file of one row group, page by page, from the dictionary ids that the
 * parser already has: parquet-java's own column writers would hash every value again. zstd level 1.
 * Not thread-safe.
 */
public final class TableWriter implements AutoCloseable {
  /** A longer text is cut there, before it is made inert. */
  public static final int LONGEST_TEXT = 1 << 16;

  private static final long BLOCK_SIZE = 128L << 20;
  private static final CompressionCodecName CODEC = CompressionCodecName.ZSTD;

  private enum State {
    READY,
    WRITING,
    CLOSED
  }

  private final TableSchema schema;
  private final TextPages.Texts texts;
  private final WriterMemory memory = WriterMemory.borrow();
  private final StoredText text = new StoredText();
  private State state = State.READY;

  /** A writer of texts as servers log them: they are made inert, see {@link LogText}. */
  public TableWriter(TableSchema schema) {
    this(schema, TextPages.Texts.LOGGED);
  }

  private TableWriter(TableSchema schema, TextPages.Texts texts) {
    this.schema = schema;
    this.texts = texts;
  }

  /**
   * A writer of texts that were read from a file that such a writer wrote: each stays as it is. To
   * take them for logged ones again would decode what only looks like an escape.
   */
  public static TableWriter ofStored(TableSchema schema) {
    return new TableWriter(schema, TextPages.Texts.STORED);
  }

  /**
   * Writes the rows of {@code selection}, or the first {@code count} rows if it is null.
   *
   * @param metadata key-value metadata of the file's footer
   */
  public void write(
      OutputFile out,
      TableRows rows,
      int @Nullable [] selection,
      int count,
      Map<String, String> metadata)
      throws IOException {
    state = State.WRITING;
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            out,
            schema.messageType(),
            ParquetFileWriter.Mode.OVERWRITE,
            BLOCK_SIZE,
            0,
            null,
            ParquetProperties.builder().build())) {
      writer.start();
      if (count > 0) {
        writer.startBlock(count);
        columns(writer, rows, selection, count);
        writer.endBlock();
      }
      writer.end(metadata);
    }
    state = State.READY;
  }

  private void columns(
      ParquetFileWriter writer, TableRows rows, int @Nullable [] selection, int count)
      throws IOException {
    List<ColumnDescriptor> descriptors = schema.messageType().getColumns(); // made anew each time
    for (int c = 0; c < descriptors.size(); c++) {
      ColumnDescriptor descriptor = descriptors.get(c);
      writer.startColumn(descriptor, count, CODEC);
      PageSink sink = new PageSink(memory, writer, descriptor.getPrimitiveType());
      if (rows.isPresent(c)) {
        column(sink, rows, c, selection, count);
      } else {
        sink.flushNulls(count);
      }
      writer.endColumn();
    }
  }

  private void column(PageSink sink, TableRows rows, int c, int @Nullable [] selection, int count)
      throws IOException {
    TableSchema.Kind kind = schema.columns().get(c).kind();
    switch (kind) {
      case STRING ->
          new TextPages(memory, sink, texts, text)
              .write(rows.dictionaries[c], rows.ids[c], selection, count);
      case BLOB -> new BlobPages(sink).write(rows.blobs[c], selection, count);
      case TIMESTAMP, INT, LONG ->
          new NumberPages(memory, sink, kind).write(rows.numbers[c], selection, count);
    }
  }

  @Override
  public void close() {
    if (state == State.READY) {
      memory.giveBack();
    } else if (state == State.WRITING) {
      memory.discard(); // a failure may have left anything in it
    }
    state = State.CLOSED;
  }
}
