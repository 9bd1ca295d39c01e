package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.List;

/** A family of CSV files: how to know its header, and what its columns are read into. */
interface CsvDialect {
  /** A text that only this family's headers hold, so that other lines need no closer look. */
  String landmark();

  /** Whether these names are a header of the family. */
  boolean isHeader(Header header);

  /** The layout of such a header; its first column is the stamp. */
  Layout layout(Header header, ZoneId logZone);

  /** Layouts of files without a header, which take a row only if every cell fits. */
  List<Layout> guesses(ZoneId logZone);
}
