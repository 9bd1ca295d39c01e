package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmperf.parsers.error.Errors;

/** The known formats, and the compiler for definitions of one's own. */
public final class LogFormats {
  private static final Map<String, LogFormat> PRESETS = compilePresets();

  private LogFormats() {}

  /** Every preset; look-alikes in the order in which a line is tried against them. */
  public static List<LogFormat> presets() {
    return List.copyOf(PRESETS.values());
  }

  /**
   * The format of a preset's name or of a literal nginx {@code log_format} or Apache {@code
   * LogFormat} string, or a {@code json:} mapping. A literal may be preceded by {@code nginx:},
   * {@code httpd:}, {@code tomcat9:} or {@code tomcat10:}; without that, a dollar sign means nginx
   * and a percent sign Apache httpd.
   */
  public static LogFormat of(String nameOrDefinition) {
    LogFormat preset = PRESETS.get(nameOrDefinition.strip().toLowerCase(Locale.ROOT));
    return preset != null ? preset : compile("custom", nameOrDefinition);
  }

  /** The preset of this name. */
  public static LogFormat named(String name) {
    LogFormat preset = PRESETS.get(name);
    if (preset == null) {
      throw Errors.usage(
          "unknown format " + name, "take one that crm-perf formats lists, or write it out");
    }
    return preset;
  }

  /** What a {@code json:} mapping can say where to find. */
  public static List<String> jsonFields() {
    return JsonTarget.labels();
  }

  /** Compiles a literal definition; see {@link #of}. */
  public static LogFormat compile(String definition) {
    return compile("custom", definition);
  }

  private static LogFormat compile(String name, String definition) {
    String text = definition.strip();
    JsonWrappedFormat wrapping = JsonWrappedFormat.startOf(text);
    if (wrapping != null) {
      return wrapping.around(of(text.substring(wrapping.prefix().length())));
    } else if (text.startsWith(JsonDefinition.PREFIX)) {
      return JsonFormat.compile(name, text);
    } else if (text.startsWith("nginx:")) {
      return nginx(name, text.substring(6));
    } else if (text.startsWith("httpd:")) {
      return httpd(name, text.substring(6), HttpdDialect.HTTPD);
    } else if (text.startsWith("apache:")) {
      return httpd(name, text.substring(7), HttpdDialect.HTTPD);
    } else if (text.startsWith("tomcat9:")) {
      return httpd(name, text.substring(8), HttpdDialect.TOMCAT_9);
    } else if (text.startsWith("tomcat10:")) {
      return httpd(name, text.substring(9), HttpdDialect.TOMCAT_10);
    } else if (text.indexOf('$') >= 0) {
      return nginx(name, text);
    } else if (text.indexOf('%') >= 0) {
      return httpd(name, text, HttpdDialect.HTTPD);
    }
    throw Errors.usage(
        "unknown format " + definition,
        "take one that crm-perf formats lists, or write out an nginx log_format or an Apache"
            + " LogFormat");
  }

  private static TextFormat nginx(String name, String definition) {
    return FormatCompiler.compile(name, definition, NginxDefinition.tokens(definition));
  }

  private static TextFormat httpd(String name, String definition, HttpdDialect dialect) {
    return FormatCompiler.compile(name, definition, HttpdDefinition.tokens(definition, dialect));
  }

  private static Map<String, LogFormat> compilePresets() {
    Map<String, LogFormat> presets = new LinkedHashMap<>();
    for (Preset preset : Presets.ALL) {
      presets.put(preset.name(), compile(preset.name(), preset.definition()));
    }
    JsonPresets.all().forEach(format -> presets.put(format.name(), format));
    return presets;
  }

  /** The presets that auto-detection tries, as what they are, in order. */
  static List<LogFormat> detectable() {
    List<LogFormat> formats = new ArrayList<>();
    for (Preset preset : Presets.ALL) {
      LogFormat format = PRESETS.get(preset.name());
      if (preset.detected() == Preset.Detected.BY_ITSELF && format != null) {
        formats.add(format);
      }
    }
    formats.addAll(JsonPresets.detectable());
    return formats;
  }
}
