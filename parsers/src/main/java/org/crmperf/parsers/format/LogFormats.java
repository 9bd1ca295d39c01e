package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.error.Errors;

/** The known formats, and the compiler for definitions of one's own. */
public final class LogFormats {
  /** Formats that no definition of variables and literals can describe; all are detected. */
  private static final List<LogFormat> OF_THEIR_OWN =
      Stream.of(LoadTestFormats.ALL, TablePresets.ALL).flatMap(List::stream).toList();

  private static final Map<String, LogFormat> PRESETS = compilePresets();
  private static final List<LogFormat> DETECTABLE = findDetectable();

  private LogFormats() {}

  /** Every preset; look-alikes in the order in which a line is tried against them. */
  public static List<LogFormat> presets() {
    return List.copyOf(PRESETS.values());
  }

  /**
   * The format of a preset's name, of a table's header (such as {@code #Fields: ...}), or of a
   * literal nginx {@code log_format} or Apache {@code LogFormat} string. A literal may be preceded
   * by {@code nginx:}, {@code httpd:}, {@code tomcat9:}, {@code tomcat10:}, or {@code fields:} and
   * {@code json:}, our own; without that, a dollar sign means nginx and a percent sign Apache
   * httpd.
   */
  public static LogFormat of(String nameOrDefinition) {
    LogFormat known = PRESETS.get(nameOrDefinition.strip().toLowerCase(Locale.ROOT));
    if (known == null) {
      known = JsonPresets.ofDefinition(nameOrDefinition.strip());
    }
    if (known == null) {
      known = TablePresets.ofHeader(nameOrDefinition.strip());
    }
    return given(known != null ? known : compile("custom", nameOrDefinition));
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

  /** Whether there is a preset of this name. */
  static boolean isPreset(String name) {
    return PRESETS.containsKey(name);
  }

  /** What a {@code json:} mapping can say where to find. */
  public static List<String> jsonFields() {
    return JsonTarget.labels();
  }

  /** Compiles a literal definition; see {@link #of}. */
  public static LogFormat compile(String definition) {
    LogFormat json = JsonPresets.ofDefinition(definition.strip());
    return given(json != null ? json : compile("custom", definition));
  }

  private static LogFormat given(LogFormat format) {
    return format instanceof TextFormat text ? text.given() : format;
  }

  private static TextFormat compile(String name, String definition) {
    String text = definition.strip();
    if (text.startsWith("nginx:")) {
      return nginx(name, text.substring(6));
    } else if (text.startsWith("httpd:")) {
      return httpd(name, text.substring(6), HttpdDialect.HTTPD);
    } else if (text.startsWith("apache:")) {
      return httpd(name, text.substring(7), HttpdDialect.HTTPD);
    } else if (text.startsWith("tomcat9:")) {
      return httpd(name, text.substring(8), HttpdDialect.TOMCAT_9);
    } else if (text.startsWith("tomcat10:")) {
      return httpd(name, text.substring(9), HttpdDialect.TOMCAT_10);
    } else if (text.startsWith("fields:")) {
      return FormatCompiler.compile(name, definition, FieldDefinition.tokens(text.substring(7)));
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
    for (TextPresets.Known known : TextPresets.ALL) {
      Preset preset = known.preset();
      presets.put(preset.name(), compile(preset.name(), preset.definition()).among(known.others()));
    }
    for (LogFormat format : OF_THEIR_OWN) {
      presets.put(format.name(), format);
    }
    JsonPresets.all().forEach(format -> presets.put(format.name(), format));
    return presets;
  }

  private static List<Preset> textPresets() {
    return Stream.concat(
            Presets.ALL.stream(), TextPresets.ALL.stream().map(TextPresets.Known::preset))
        .toList();
  }

  /** The presets that auto-detection tries, as what they are, in order. */
  static List<LogFormat> detectable() {
    return DETECTABLE;
  }

  private static List<LogFormat> findDetectable() {
    List<LogFormat> formats = new ArrayList<>();
    for (Preset preset : textPresets()) {
      LogFormat format = PRESETS.get(preset.name());
      if (preset.detected() == Preset.Detected.BY_ITSELF && format instanceof TextFormat text) {
        formats.add(text.whenDetected());
      }
    }
    formats.addAll(OF_THEIR_OWN);
    formats.addAll(JsonPresets.detectable());
    return List.copyOf(formats);
  }
}
