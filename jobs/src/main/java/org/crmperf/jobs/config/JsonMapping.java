package org.crmperf.jobs.config;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.format.LogFormats;

/** The definition that a mapping of JSON keys in the configuration stands for. */
final class JsonMapping {
  private static final List<String> KEYS = List.of("field", "unit", "format", "value");

  private JsonMapping() {}

  /** Of the {@code json} section of a format. */
  static String definition(ConfigSection format) {
    ConfigSection json = format.section("json", LogFormats.jsonFields());
    List<String> entries = new ArrayList<>();
    for (String target : json.keys()) {
      List<String> sources = new ArrayList<>();
      for (ConfigSection source : json.alternatives(target, KEYS)) {
        sources.add(source(source));
      }
      if (sources.isEmpty()) {
        throw json.error(target, "is an empty list", "name the key of the value");
      }
      entries.add(target + "=" + String.join("|", sources));
    }
    if (entries.isEmpty()) {
      throw format.error("json", "is empty", "say where to find time, duration, status, url...");
    }
    return "json: " + String.join(", ", entries);
  }

  private static String source(ConfigSection source) {
    StringBuilder text = new StringBuilder(source.requiredText("field"));
    for (String key : List.of("unit", "format", "value")) {
      String as = source.text(key);
      if (as != null) {
        String plain = as.replace("\\", "\\\\").replace("\"", "\\\"");
        text.append(":\"").append(plain).append('"');
      }
    }
    return text.toString();
  }
}
