package org.crmperf.jobs.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** A mapping of the configuration file, read key by key with its type and range checked. */
final class ConfigSection {
  private final String file;
  private final String path;
  private final Map<String, ConfigNode.Entry> entries;
  private final int line;

  private ConfigSection(String file, String path, Map<String, ConfigNode.Entry> entries, int line) {
    this.file = file;
    this.path = path;
    this.entries = entries;
    this.line = line;
  }

  /** The section of a node; a key other than these is an error that names it. */
  static ConfigSection of(String file, String path, ConfigNode node, List<String> keys) {
    ConfigSection section = anyKeys(file, path, node);
    section.entries.forEach(
        (key, entry) -> {
          if (!keys.contains(key)) {
            String nearest = NearestKey.find(key, keys);
            throw Errors.config(
                file + ":" + entry.line(),
                section.dotted(key),
                "unknown key",
                nearest == null
                    ? "known keys here: " + String.join(", ", keys)
                    : "did you mean '" + nearest + "'? Or remove it");
          }
        });
    return section;
  }

  /** The section of a node whose keys are the user's. */
  static ConfigSection anyKeys(String file, String path, ConfigNode node) {
    if (node instanceof ConfigNode.Mapping mapping) {
      return new ConfigSection(file, path, mapping.entries(), mapping.line());
    }
    if (node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.EMPTY) {
      return new ConfigSection(file, path, Map.of(), scalar.line());
    }
    throw Errors.config(
        file + ":" + node.line(),
        path.isEmpty() ? "(whole file)" : path,
        "must be a mapping of keys, but is " + node.describe(),
        "write 'key: value' lines");
  }

  private String dotted(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** An error at a key of this section, or at the section if the key is absent. */
  CrmPerfException error(String key, String what, String whatToDo) {
    ConfigNode.Entry entry = entries.get(key);
    int at = entry == null ? line : entry.line();
    return Errors.config(file + ":" + at, dotted(key), what, whatToDo);
  }

  private @Nullable ConfigNode get(String key) {
    ConfigNode.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  private CrmPerfException wrongType(String key, String expected, ConfigNode found) {
    return error(key, "must be " + expected + ", but is " + found.describe(), "correct it");
  }

  /** A section below this one; empty if absent. */
  ConfigSection section(String key, List<String> keys) {
    ConfigNode node = get(key);
    return of(
        file, dotted(key), node == null ? new ConfigNode.Mapping(Map.of(), line) : node, keys);
  }

  /** A section below this one whose keys are the user's; empty if absent. */
  ConfigSection anySection(String key) {
    ConfigNode node = get(key);
    return anyKeys(file, dotted(key), node == null ? new ConfigNode.Mapping(Map.of(), line) : node);
  }

  /** The keys that are there, in the order of the file. */
  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** Whether the value of a key is a mapping. */
  boolean isMapping(String key) {
    return get(key) instanceof ConfigNode.Mapping;
  }

  /**
   * One section or a list of them, each with these keys; plain text stands for a section that has
   * the first key alone.
   */
  List<ConfigSection> alternatives(String key, List<String> keys) {
    ConfigNode value = get(key);
    List<ConfigNode> nodes = value == null ? List.of() : List.of(value);
    if (value instanceof ConfigNode.Sequence sequence) {
      nodes = sequence.items();
    }
    List<ConfigSection> sections = new ArrayList<>();
    for (ConfigNode node : nodes) {
      boolean plain =
          node instanceof ConfigNode.Scalar scalar && scalar.kind() != ConfigNode.Kind.EMPTY;
      ConfigNode.Entry first = new ConfigNode.Entry(node.line(), node);
      ConfigNode section =
          plain ? new ConfigNode.Mapping(Map.of(keys.get(0), first), node.line()) : node;
      sections.add(of(file, dotted(key), section, keys));
    }
    return sections;
  }

  /** The sections of a list; empty if absent. */
  List<ConfigSection> sections(String key, List<String> keys) {
    List<ConfigSection> sections = new ArrayList<>();
    List<ConfigNode> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      sections.add(of(file, dotted(key) + "[" + i + "]", items.get(i), keys));
    }
    return sections;
  }

  /** The scalars of a list, as written; empty if absent. */
  List<String> scalars(String key) {
    List<String> scalars = new ArrayList<>();
    for (ConfigNode item : items(key)) {
      if (!(item instanceof ConfigNode.Scalar scalar) || scalar.kind() == ConfigNode.Kind.EMPTY) {
        throw wrongType(key, "a list of plain values", item);
      }
      scalars.add(scalar.text());
    }
    return scalars;
  }

  private List<ConfigNode> items(String key) {
    ConfigNode node = get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return sequence.items();
    }
    if (node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.EMPTY) {
      return List.of();
    }
    throw wrongType(key, "a list", node);
  }

  /** Text; null if absent. A number counts as text: a service may be called 360. */
  @Nullable String text(String key) {
    ConfigNode node = get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ConfigNode.Scalar scalar
        && scalar.kind() != ConfigNode.Kind.EMPTY
        && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw wrongType(key, "text", node);
  }

  /** Whether the value of a key is this word, quoted or not. */
  boolean isWord(String key, String word) {
    return get(key) instanceof ConfigNode.Scalar scalar && scalar.text().equalsIgnoreCase(word);
  }

  /** Text that must be there. */
  String requiredText(String key) {
    String text = text(key);
    if (text == null) {
      throw error(key, "is missing", "add it");
    }
    return text;
  }

  /** A whole number from {@code least} to {@code most}. */
  int integer(String key, int standard, int least, int most) {
    double value = number(key, standard, least, most);
    if (value != Math.rint(value)) {
      throw error(key, "must be a whole number", "give one from " + least + " to " + most);
    }
    return (int) value;
  }

  /** A number from {@code least} to {@code most}. */
  double number(String key, double standard, double least, double most) {
    ConfigNode node = get(key);
    if (node == null) {
      return standard;
    }
    if (!(node instanceof ConfigNode.Scalar scalar) || scalar.kind() != ConfigNode.Kind.NUMBER) {
      throw wrongType(key, "a number", node);
    }
    double value = parse(key, scalar);
    if (!(value >= least && value <= most)) {
      throw error(
          key,
          "must be from " + plain(least) + " to " + plain(most) + ", but is " + scalar.text(),
          "correct it");
    }
    return value;
  }

  private double parse(String key, ConfigNode.Scalar scalar) {
    try {
      return Double.parseDouble(scalar.text().replace("_", ""));
    } catch (NumberFormatException e) {
      throw wrongType(key, "a decimal number", scalar);
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
