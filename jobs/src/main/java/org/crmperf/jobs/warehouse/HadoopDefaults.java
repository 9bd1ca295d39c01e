package org.crmperf.jobs.warehouse;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * What we would rather have than Hadoop's own defaults, wherever nobody has set anything: a store
 * that does not answer fails a run within minutes, not within the hours that the defaults of S3A
 * and of HDFS's client come to when they are multiplied.
 */
final class HadoopDefaults {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          // an operation: six tries of the connector, each two of the SDK
          Map.entry("fs.s3a.attempts.maximum", "2"),
          Map.entry("fs.s3a.retry.limit", "5"),
          Map.entry("fs.s3a.retry.interval", "200ms"),
          Map.entry("fs.s3a.retry.throttle.limit", "7"),
          Map.entry("fs.s3a.retry.throttle.interval", "100ms"),
          Map.entry("fs.s3a.connection.establish.timeout", "15s"),
          Map.entry("fs.s3a.connection.timeout", "30s"),
          Map.entry("fs.s3a.connection.acquisition.timeout", "30s"),
          // the stream that 3.5 would take gives up when an answer breaks off
          Map.entry("fs.s3a.input.stream.type", "classic"),
          Map.entry("ipc.client.connect.max.retries", "5"),
          Map.entry("ipc.client.connect.max.retries.on.timeouts", "3"));

  private HadoopDefaults() {}

  /** Sets ours where the only source of a value is Hadoop's own file of defaults. */
  static void addTo(Configuration configuration) {
    OURS.forEach(
        (key, value) -> {
          String[] sources = configuration.getPropertySources(key);
          boolean nobodySetIt =
              sources == null
                  || sources.length == 0
                  || sources.length == 1 && sources[0].equals("core-default.xml");
          if (nobodySetIt) {
            configuration.set(key, value);
          }
        });
  }
}
