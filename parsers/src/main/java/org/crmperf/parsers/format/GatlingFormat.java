package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/** Gatling's simulation.log: as 2.0 to 3.12 write it, and the binary one decoded into the same. */
final class GatlingFormat implements LogFormat {
  private static final long serialVersionUID = 1L;
  private static final int MILLIS = 1000;

  @Override
  public String name() {
    return "gatling";
  }

  @Override
  public String definition() {
    return "simulation.log: REQUEST, groups, name, start, end, OK or KO, message; by tabs, or binary";
  }

  @Override
  public Set<AccessField> fields() {
    return Collections.unmodifiableSet(
        EnumSet.of(
            AccessField.TIME,
            AccessField.URL,
            AccessField.STATUS,
            AccessField.DURATION,
            AccessField.FIRST_BYTE,
            AccessField.SUCCESS));
  }

  @Override
  public int durationGrainMicros() {
    return MILLIS;
  }

  @Override
  public Targets targets() {
    return Targets.NAMES;
  }

  @Override
  public CandidateParser newParser(ZoneId logZone) {
    return new GatlingParser(this);
  }

  @Override
  public String toString() {
    return name();
  }
}
