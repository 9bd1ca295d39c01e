package org.crmperf.parsers.format;

/** A format known by name. */
record Preset(String name, String definition, Detected detected) {
  /** Whether {@code --format auto} may choose it. */
  enum Detected {
    BY_ITSELF,
    /** Another preset has the same layout with other units: only the user can say. */
    BY_NAME_ONLY
  }
}
