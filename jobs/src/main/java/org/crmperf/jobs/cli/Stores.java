package org.crmperf.jobs.cli;

import java.util.HashMap;
import java.util.Map;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.warehouse.FileStores;

/**
 * The stores of a run, with Hadoop's settings from the class path, the configuration's {@code
 * hadoop}, and Spark's {@code spark.hadoop.*}; the later wins. {@code spark-submit --conf} makes
 * system properties of the last, and so does {@code -J-Dspark.hadoop...} for embedded Spark.
 */
final class Stores {
  private static final String PREFIX = "spark.hadoop.";

  private Stores() {}

  static FileStores of(RunConfig config) {
    Map<String, String> settings = new HashMap<>(config.hadoop().values());
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        settings.put(name.substring(PREFIX.length()), System.getProperty(name, ""));
      }
    }
    return FileStores.withHadoopSettings(settings);
  }
}
