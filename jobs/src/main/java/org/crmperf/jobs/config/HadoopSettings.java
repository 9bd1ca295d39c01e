package org.crmperf.jobs.config;

import java.util.Map;

/**
 * Hadoop's settings, as a core-site.xml has them. Some are secrets: they are never printed, and no
 * file of the warehouse holds them.
 */
public record HadoopSettings(Map<String, String> values) {
  /** Without any. */
  public static final HadoopSettings NONE = new HadoopSettings(Map.of());

  public HadoopSettings {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "HadoopSettings of " + values.keySet();
  }
}
