package org.crmperf.jobs.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.TargetRule;
import org.crmperf.parsers.endpoint.EndpointRule;
import org.crmperf.parsers.endpoint.EndpointRules;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.LogFormats;
import org.jspecify.annotations.Nullable;

/** Builds a {@link RunConfig} from YAML, naming file, line and key of whatever is wrong. */
final class RunConfigLoader {
  private static final double MILLIS_A_DAY = 86_400_000;
  private static final String AUTO = "auto";

  private static final List<String> KEYS =
      List.of(
          "endpoints",
          "endpoint_limit",
          "targets",
          "errors",
          "availability",
          "slo",
          "baseline",
          "max_reject_rate",
          "max_line_bytes",
          "implausible_time_days",
          "formats",
          "owners",
          "inputs",
          "retention",
          "compaction",
          "hadoop");

  private RunConfigLoader() {}

  static RunConfig load(Path file) {
    return read(file.toString(), content(file));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw Errors.usage(file + ": no such file", "check --config");
    } catch (AccessDeniedException e) {
      throw Errors.usage(file + ": permission denied", "let this user read the configuration");
    } catch (CharacterCodingException e) {
      throw Errors.usage(file + ": not UTF-8 text", "save the configuration as UTF-8");
    } catch (IOException e) {
      throw Errors.usage(file + ": cannot be read: " + e.getMessage(), "check --config");
    }
  }

  static RunConfig read(String file, String yaml) {
    ConfigSection root = ConfigSection.of(file, "", YamlTree.read(file, yaml), KEYS);
    ConfigSection targets =
        root.section("targets", List.of("target_ms", "apdex_t_ms", "overrides"));
    ConfigSection availability =
        root.section("availability", List.of("down_share", "min_outage_minutes"));
    Map<String, String> formats = formats(root);
    Objectives slo =
        objectives(
            root.section("slo", List.of("availability", "latency_share", "latency_ms", "services")),
            targets);
    return new RunConfig(
        endpoints(root),
        root.integer("endpoint_limit", RunConfig.ENDPOINT_LIMIT, 1, 100_000),
        new MetricPolicy(
            StatusList.read(root.section("errors", List.of("statuses")), "statuses"),
            targets(targets),
            availability.number("down_share", MetricPolicy.DEFAULT_DOWN_SHARE, 0.001, 1),
            slo.latencyMillis()),
        BaselineSection.read(root),
        availability.integer("min_outage_minutes", RunConfig.MIN_OUTAGE_MINUTES, 1, 1440),
        slo,
        root.number("max_reject_rate", RunConfig.MAX_REJECT_RATE, 0, 1),
        root.integer("max_line_bytes", RunConfig.MAX_LINE_BYTES, 1024, 64 << 20),
        implausibleMicros(root),
        formats,
        inputs(root, formats),
        housekeeping(root),
        hadoop(root),
        OwnersSection.read(root));
  }

  private static Housekeeping housekeeping(ConfigSection root) {
    ConfigSection retention = root.section("retention", List.of("requests_days", "rollups_days"));
    ConfigSection compaction = root.section("compaction", List.of("files_per_hour"));
    return new Housekeeping(
        retention.integer("requests_days", Housekeeping.FOREVER, 1, Housekeeping.FOREVER),
        retention.integer("rollups_days", Housekeeping.FOREVER, 1, Housekeeping.FOREVER),
        compaction.integer(
            "files_per_hour", Housekeeping.FILES_AN_HOUR, 1, Housekeeping.MOST_FILES_AN_HOUR));
  }

  /** A number of days, or off. */
  private static long implausibleMicros(ConfigSection root) {
    String key = "implausible_time_days";
    if (root.isWord(key, "off")) {
      return Long.MAX_VALUE;
    }
    return root.integer(key, RunConfig.IMPLAUSIBLE_DAYS, 1, 36_600) * RunConfig.MICROS_A_DAY;
  }

  private static HadoopSettings hadoop(ConfigSection root) {
    ConfigSection section = root.anySection("hadoop");
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : section.keys()) {
      values.put(key, section.requiredText(key));
    }
    return new HadoopSettings(values);
  }

  private static EndpointRules endpoints(ConfigSection root) {
    List<EndpointRule> rules = new ArrayList<>();
    for (ConfigSection item : root.sections("endpoints", List.of("match", "name", "params"))) {
      EndpointRule rule =
          new EndpointRule(item.requiredText("match"), item.text("name"), item.scalars("params"));
      String problem = EndpointRules.validate(rule);
      if (problem != null) {
        throw item.error("match", problem, "correct the endpoint rule");
      }
      rules.add(rule);
    }
    return EndpointRules.of(rules);
  }

  /** The overrides, and last the rule for all other endpoints. */
  private static List<TargetRule> targets(ConfigSection section) {
    double target = targetMillis(section);
    double apdex = millis(section, "apdex_t_ms", MetricPolicy.DEFAULT_APDEX_MILLIS);
    List<TargetRule> rules = new ArrayList<>();
    for (ConfigSection item :
        section.sections("overrides", List.of("endpoint", "method", "target_ms", "apdex_t_ms"))) {
      String method = item.text("method");
      rules.add(
          new TargetRule(
              item.requiredText("endpoint"),
              method == null ? null : method.toUpperCase(Locale.ROOT),
              millis(item, "target_ms", target),
              millis(item, "apdex_t_ms", apdex)));
    }
    rules.add(new TargetRule("*", null, target, apdex));
    return rules;
  }

  private static double targetMillis(ConfigSection targets) {
    return millis(targets, "target_ms", MetricPolicy.DEFAULT_TARGET_MILLIS);
  }

  private static double millis(ConfigSection section, String key, double standard) {
    return section.number(key, standard, 0.001, MILLIS_A_DAY);
  }

  /** Without a latency of its own the objective is about the standard target. */
  private static Objectives objectives(ConfigSection section, ConfigSection targets) {
    double availability = section.number("availability", Objectives.DEFAULTS.availability(), 0, 1);
    double latencyShare = section.number("latency_share", Objectives.DEFAULTS.latencyShare(), 0, 1);
    Map<String, Objectives.ServiceObjectives> services = new LinkedHashMap<>();
    for (ConfigSection item :
        section.sections("services", List.of("service", "availability", "latency_share"))) {
      services.put(
          item.requiredText("service"),
          new Objectives.ServiceObjectives(
              item.number("availability", availability, 0, 1),
              item.number("latency_share", latencyShare, 0, 1)));
    }
    return new Objectives(
        availability,
        latencyShare,
        millis(section, "latency_ms", targetMillis(targets)),
        Map.copyOf(services));
  }

  private static Map<String, String> formats(ConfigSection root) {
    ConfigSection section = root.anySection("formats");
    Map<String, String> formats = new LinkedHashMap<>();
    for (String name : section.keys()) {
      if (name.equals(AUTO) || isPreset(name)) {
        throw root.error(
            "formats", "'" + name + "' is the name of a format already", "choose another name");
      }
      if (section.isMapping(name)) {
        ConfigSection format = section.section(name, List.of("json"));
        String definition = JsonMapping.definition(format);
        check(format, "json", "", definition);
        formats.put(name, definition);
      } else {
        String definition = section.requiredText(name);
        check(root, "formats", "'" + name + "': ", definition);
        formats.put(name, definition);
      }
    }
    return Map.copyOf(formats);
  }

  private static boolean isPreset(String name) {
    return LogFormats.presets().stream().anyMatch(format -> format.name().equals(name));
  }

  /** Compiles a definition, so that a wrong one stops the run before any work. */
  private static void check(ConfigSection section, String key, String prefix, String definition) {
    try {
      var unused = LogFormats.of(definition);
    } catch (CrmPerfException e) {
      String message = String.valueOf(e.getMessage());
      int advice = message.lastIndexOf("; ");
      throw section.error(
          key,
          prefix + (advice < 0 ? message : message.substring(0, advice)),
          advice < 0 ? "correct the format" : message.substring(advice + 2));
    }
  }

  private static List<InputRule> inputs(ConfigSection root, Map<String, String> formats) {
    List<InputRule> rules = new ArrayList<>();
    for (ConfigSection item : root.sections("inputs", List.of("path", "format", "service"))) {
      String path = item.requiredText("path");
      String format = item.text("format");
      if (isLiteral(format, formats)) {
        check(item, "format", "", String.valueOf(format));
      }
      rules.add(new InputRule(path, format, item.text("service")));
    }
    return List.copyOf(rules);
  }

  private static boolean isLiteral(@Nullable String format, Map<String, String> formats) {
    return format != null && !format.equals(AUTO) && !formats.containsKey(format);
  }
}
