package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/** What the columns of one header are read into. For one parser: columns have state. */
final class Layout {
  /** How many cells a row may have. */
  enum Width {
    /** As many as the header. */
    EXACT,
    /** More too: what they hold is unknown. */
    OPEN
  }

  final int size;
  final Width width;
  final Column[] columns;

  /** The fields of {@link RequestBatch#fields} that rows may have. */
  final long fields;

  private Layout(int size, Width width, Column[] columns, long fields) {
    this.size = size;
    this.width = width;
    this.columns = columns;
    this.fields = fields;
  }

  /** Collects the columns of a header. */
  static final class Builder {
    private final Header header;
    private final List<Column> columns = new ArrayList<>();
    private final Set<AccessField> fields = EnumSet.noneOf(AccessField.class);

    Builder(Header header) {
      this.header = header;
    }

    /** A text, from the first of the named columns that has one. */
    Builder text(AccessField field, String... names) {
      return text(field, Spelling.PLAIN, names);
    }

    /** A text that is spelled in some way. */
    Builder text(AccessField field, Spelling spelling, String... names) {
      int[] found = header.find(names);
      return found.length == 0
          ? this
          : add(new TextColumn(header.name(found[0]), field, spelling, found), field);
    }

    /** A number of bytes. */
    Builder size(AccessField field, String... names) {
      int[] found = header.find(names);
      return found.length == 0
          ? this
          : add(NumberColumn.size(header.name(found[0]), field, found), field);
    }

    /** A duration in units of so many microseconds. */
    Builder duration(AccessField field, long unitMicros, String... names) {
      int[] found = header.find(names);
      return found.length == 0
          ? this
          : add(NumberColumn.duration(header.name(found[0]), field, unitMicros, found), field);
    }

    /** A column that fills these fields. */
    Builder add(Column column, AccessField... filled) {
      columns.add(column);
      fields.addAll(List.of(filled));
      return this;
    }

    Layout build(Width width) {
      return new Layout(
          header.size(), width, columns.toArray(new Column[0]), RequestBatch.mask(fields));
    }
  }
}
