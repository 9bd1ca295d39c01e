package org.crmperf.parsers.parquet;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.crmperf.parsers.schema.RequestBatch;

/** Reads a file that {@link TableWriter} wrote back into columns. */
public final class TableReader {
  /** Parquet's own defaults. Hadoop's would be read from XML anew for each file. */
  private static final ParquetConfiguration SETTINGS =
      new HadoopParquetConfiguration(new Configuration(false));

  private TableReader() {}

  /**
   * Reads all bytes of all columns, and holds every page to its checksum, without looking into
   * them; throws if anything is not as it was written.
   *
   * @return the number of rows
   */
  public static long check(InputFile in) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(in, checked())) {
      long rows = 0;
      PageReadStore pages;
      while ((pages = reader.readNextRowGroup()) != null) {
        rows += pages.getRowCount();
      }
      return rows;
    }
  }

  /** The rows that a file's footer says it has; reads nothing else. */
  public static long countRows(InputFile in) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(in, checked())) {
      return reader.getRecordCount();
    }
  }

  /**
   * Appends all rows of a file, of the columns that {@code rows} has; others are not read. A column
   * that the file lacks, because it is older than the column, is null.
   *
   * @return the key-value metadata of the footer
   */
  public static Map<String, String> read(InputFile in, TableRows rows) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(in, checked())) {
      MessageType file = reader.getFileMetaData().getSchema();
      String createdBy = reader.getFileMetaData().getCreatedBy();
      MessageType wanted = rows.schema().messageType();
      reader.setRequestedSchema(wanted);
      PageReadStore pages;
      while ((pages = reader.readNextRowGroup()) != null) {
        int count = Math.toIntExact(pages.getRowCount());
        rows.reserve(count);
        rows.presentAll();
        ColumnReadStoreImpl store =
            new ColumnReadStoreImpl(pages, new Discard(wanted.getFieldCount()), wanted, createdBy);
        for (int c = 0; c < rows.schema().columns().size(); c++) {
          String[] path = {rows.schema().columns().get(c).name()};
          if (!file.containsPath(path)) {
            rows.nulls(c, rows.size, rows.size + count);
            continue;
          }
          ColumnDescriptor descriptor = file.getColumnDescription(path);
          column(store.getColumnReader(descriptor), descriptor, rows, c, count);
        }
        rows.size += count;
      }
      return reader.getFileMetaData().getKeyValueMetaData();
    }
  }

  /**
   * A page whose bytes are not those that were written is an error, and never rows. Made for each
   * reader: options hold decompressors, which are for one thread.
   */
  private static ParquetReadOptions checked() {
    return ParquetReadOptions.builder(SETTINGS).usePageChecksumVerification().build();
  }

  private static void column(
      ColumnReader in, ColumnDescriptor descriptor, TableRows rows, int c, int count) {
    int present = descriptor.getMaxDefinitionLevel();
    TableSchema.Kind kind = rows.schema().columns().get(c).kind();
    for (int i = rows.size; i < rows.size + count; i++) {
      boolean isNull = in.getCurrentDefinitionLevel() < present;
      switch (kind) {
        case TIMESTAMP, LONG -> rows.numbers[c][i] = isNull ? RequestBatch.NULL : in.getLong();
        case INT -> rows.numbers[c][i] = isNull ? RequestBatch.NULL : in.getInteger();
        case STRING -> rows.ids[c][i] = isNull ? -1 : id(in, rows, c);
        case BLOB -> rows.blobs[c][i] = isNull ? new byte[0] : in.getBinary().getBytes();
      }
      in.consume();
    }
  }

  private static int id(ColumnReader in, TableRows rows, int c) {
    byte[] bytes = in.getBinary().getBytesUnsafe();
    return rows.dictionaries[c].idOf(bytes, 0, bytes.length);
  }

  /** The column readers want converters, although nothing is assembled into records. */
  private static final class Discard extends GroupConverter {
    private final int fields;

    Discard(int fields) {
      this.fields = fields;
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      if (fieldIndex >= fields) {
        throw new IndexOutOfBoundsException(fieldIndex);
      }
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
