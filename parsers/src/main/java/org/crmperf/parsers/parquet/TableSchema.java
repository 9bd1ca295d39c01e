package org.crmperf.parsers.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.crmperf.parsers.schema.AccessField;

/** The columns of a Parquet file of the warehouse, in order. */
public final class TableSchema {
  /** The kinds of column there are. */
  public enum Kind {
    /** Microseconds since 1970 UTC. */
    TIMESTAMP,
    INT,
    LONG,
    /** Text, through a dictionary. */
    STRING,
    /** Bytes that are no text. */
    BLOB;

    /** Whether the values are numbers in memory. */
    public boolean isNumber() {
      return this == TIMESTAMP || this == INT || this == LONG;
    }
  }

  /** One column. */
  public record Column(String name, Kind kind, boolean nullable) {}

  private final List<Column> columns;
  private final MessageType messageType;

  public TableSchema(String name, List<Column> columns) {
    this.columns = List.copyOf(columns);
    Types.MessageTypeBuilder builder = Types.buildMessage();
    for (Column column : columns) {
      builder.addField(type(column));
    }
    this.messageType = builder.named(name);
  }

  /** The columns of {@code requests/}: {@link AccessField} in order, then endpoint and service. */
  public static TableSchema requests() {
    List<Column> columns = new ArrayList<>();
    for (AccessField field : AccessField.values()) {
      columns.add(new Column(field.column(), kind(field.type()), field.nullable()));
    }
    columns.add(new Column("endpoint", Kind.STRING, false));
    columns.add(new Column("service", Kind.STRING, false));
    return new TableSchema("request", columns);
  }

  /** The columns of {@code rejects/}. */
  public static TableSchema rejects() {
    return new TableSchema(
        "reject",
        List.of(
            new Column("reason", Kind.STRING, false),
            new Column("file", Kind.STRING, false),
            new Column("offset", Kind.LONG, false),
            new Column("length", Kind.LONG, false),
            new Column("field", Kind.STRING, true),
            new Column("line", Kind.STRING, false)));
  }

  /** The columns of these names, in the order given. */
  public TableSchema select(String... names) {
    List<Column> selected = new ArrayList<>();
    for (String name : names) {
      selected.add(columns.get(indexOf(name)));
    }
    return new TableSchema(messageType.getName(), selected);
  }

  /** The columns, in file order. */
  public List<Column> columns() {
    return columns;
  }

  /** The index of a column. */
  public int indexOf(String name) {
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).name().equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException("no column " + name);
  }

  MessageType messageType() {
    return messageType;
  }

  private static Kind kind(AccessField.Type type) {
    return switch (type) {
      case TIMESTAMP -> Kind.TIMESTAMP;
      case INT -> Kind.INT;
      case LONG -> Kind.LONG;
      case STRING -> Kind.STRING;
    };
  }

  private static PrimitiveType type(Column column) {
    Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    String name = column.name();
    return switch (column.kind()) {
      case TIMESTAMP ->
          Types.primitive(INT64, repetition).as(timestampType(true, MICROS)).named(name);
      case INT -> Types.primitive(INT32, repetition).named(name);
      case LONG -> Types.primitive(INT64, repetition).named(name);
      case STRING -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
      case BLOB -> Types.primitive(BINARY, repetition).named(name);
    };
  }
}
