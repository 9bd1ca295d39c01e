package org.crmperf.jobs.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that touches a warehouse. */
final class CommonOptions {
  @Option(
      names = "--zone",
      paramLabel = "Z",
      description = "IANA zone of days and hours (default: the machine's)")
  @Nullable String zone;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML: endpoint rules, targets, what counts as an error")
  @Nullable Path config;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default local[*]; under spark-submit the cluster's own)")
  @Nullable String master;

  @Option(names = "--quiet", description = "no progress, errors only")
  boolean quiet;

  @Option(names = "--verbose", description = "say more; stack traces with errors")
  boolean verbose;

  ZoneId zoneId() {
    return zone == null ? ZoneId.systemDefault() : zone("--zone", zone);
  }

  RunConfig runConfig() {
    return config == null ? RunConfig.defaults() : RunConfig.load(config);
  }

  static ZoneId zone(String option, String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw Errors.usage(
          option + ": unknown zone '" + id + "'",
          "give an IANA name such as Europe/Berlin, or an offset such as +02:00");
    }
  }
}
