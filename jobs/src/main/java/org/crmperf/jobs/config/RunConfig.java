package org.crmperf.jobs.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.parsers.endpoint.EndpointRules;

/**
 * What {@code --config} sets. Every key and its default is in docs/configuration.md.
 *
 * @param endpoints the user's endpoint rules, first match wins
 * @param endpointLimit endpoints told apart; the rest are one named group
 * @param policy targets, what counts as an error, and when a minute is down
 * @param changes from what size on a change against the baseline is claimed
 * @param minOutageMinutes down minutes in a row that make an outage
 * @param slo service-level objectives
 * @param maxRejectRate share of rejected lines above which {@code --fail-on rejects} fires, 0 to 1;
 *     {@code --max-reject-rate} overrides it
 * @param maxLineBytes a longer line is rejected, and no more than this of it is held in memory
 * @param implausibleMicros a few lines stamped further than this from those around them are
 *     rejected; Long.MAX_VALUE for none
 * @param formats definitions of log formats by the user's names for them
 * @param inputs format and service by path, first match wins
 * @param housekeeping how long things are kept, and when files are merged
 * @param hadoop how stores such as S3 are reached
 * @param owners who looks after which endpoints, first match wins
 */
public record RunConfig(
    EndpointRules endpoints,
    int endpointLimit,
    MetricPolicy policy,
    ChangePolicy changes,
    int minOutageMinutes,
    Objectives slo,
    double maxRejectRate,
    int maxLineBytes,
    long implausibleMicros,
    Map<String, String> formats,
    List<InputRule> inputs,
    Housekeeping housekeeping,
    HadoopSettings hadoop,
    List<OwnerRule> owners) {
  static final int ENDPOINT_LIMIT = 2000;
  static final int MIN_OUTAGE_MINUTES = 1;
  static final double MAX_REJECT_RATE = 0.01;
  static final int MAX_LINE_BYTES = 16 << 20;
  static final int IMPLAUSIBLE_DAYS = 366;
  static final long MICROS_A_DAY = 86_400_000_000L;

  private static final RunConfig DEFAULTS =
      new RunConfig(
          EndpointRules.defaults(),
          ENDPOINT_LIMIT,
          MetricPolicy.defaults(),
          ChangePolicy.DEFAULTS,
          MIN_OUTAGE_MINUTES,
          Objectives.DEFAULTS,
          MAX_REJECT_RATE,
          MAX_LINE_BYTES,
          IMPLAUSIBLE_DAYS * MICROS_A_DAY,
          Map.of(),
          List.of(),
          Housekeeping.DEFAULTS,
          HadoopSettings.NONE,
          List.of());

  /** The configuration of a run without {@code --config}. Loads no YAML classes. */
  public static RunConfig defaults() {
    return DEFAULTS;
  }

  /** Reads a YAML file; a USAGE error names the file, the line, the key and what to do. */
  public static RunConfig load(Path file) {
    return RunConfigLoader.load(file);
  }

  /**
   * What to read a format name as: the definition that the configuration gives it, or else the text
   * itself, which is then a preset's name, a literal definition, or {@code auto}.
   */
  public String formatDefinition(String nameOrDefinition) {
    return formats.getOrDefault(nameOrDefinition, nameOrDefinition);
  }

  /** The first rule for a file, if any. */
  public Optional<InputRule> inputRule(String path) {
    return inputs.stream().filter(rule -> rule.matches(path)).findFirst();
  }
}
