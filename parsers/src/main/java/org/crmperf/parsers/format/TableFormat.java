package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/**
 * A format whose columns a header names, or whose values their labels.
 *
 * @param name the preset's name, or "custom"
 * @param definition an example of its header
 * @param dialect how its lines are read
 * @param header the header of files that have none; empty if files bring their own
 */
record TableFormat(String name, String definition, TableDialect dialect, String header)
    implements LogFormat {
  /** All of them write milliseconds; what is finer is taken as it stands. */
  private static final int GRAIN_MICROS = 1000;

  @Override
  public Set<AccessField> fields() {
    return dialect.fields();
  }

  @Override
  public int durationGrainMicros() {
    return GRAIN_MICROS;
  }

  @Override
  public Records records() {
    return dialect.records();
  }

  @Override
  public Targets targets() {
    return dialect.targets();
  }

  @Override
  public CandidateParser newParser(ZoneId logZone) {
    TableParser parser = dialect.newParser(this, logZone);
    if (!header.isEmpty()) {
      parser.resume(header);
    }
    return parser;
  }
}
