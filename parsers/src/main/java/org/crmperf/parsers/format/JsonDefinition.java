package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code json: time=ts, duration=took:ms|took_s:s, url=req.url, host=":authority"}: what is
 * taken from where, alternatives after a bar, dots for nesting, quotes around keys that hold any of
 * these signs.
 */
final class JsonDefinition {
  /** What definitions start with. */
  static final String PREFIX = "json:";

  private static final Set<JsonTarget> REQUESTS =
      EnumSet.of(JsonTarget.STATUS, JsonTarget.URL, JsonTarget.METHOD, JsonTarget.REQUEST);

  private JsonDefinition() {}

  /** The bindings of a definition; USAGE error that names what is wrong. */
  static List<JsonBinding> read(String definition) {
    List<JsonBinding> bindings = new ArrayList<>();
    Set<JsonTarget> seen = EnumSet.noneOf(JsonTarget.class);
    for (String entry : split(definition.strip().substring(PREFIX.length()), ',')) {
      int equals = find(entry, '=', 0);
      String label = (equals < 0 ? entry : entry.substring(0, equals)).strip();
      JsonTarget target = target(label, equals >= 0);
      if (!seen.add(target)) {
        throw Errors.usage(
            "the JSON mapping gives '" + label + "' twice", "put a bar between alternatives");
      }
      List<String> sources = split(entry.substring(equals + 1), '|');
      for (int rank = 0; rank < sources.size(); rank++) {
        bindings.add(binding(target, sources.get(rank).strip(), rank));
      }
    }
    check(seen);
    return List.copyOf(bindings);
  }

  /** The definition of these bindings, which {@link #read} reads back. */
  static String write(List<JsonBinding> bindings) {
    StringBuilder text = new StringBuilder(PREFIX);
    @Nullable JsonTarget last = null;
    for (JsonBinding binding : bindings) {
      boolean same = binding.target() == last;
      text.append(same ? "|" : last == null ? " " : ", ");
      text.append(same ? "" : binding.target().label() + "=").append(binding.source());
      last = binding.target();
    }
    return text.toString();
  }

  private static void check(Set<JsonTarget> seen) {
    if (!seen.contains(JsonTarget.TIME)) {
      throw Errors.usage(
          "the JSON mapping has no time", "add time=KEY, without which a line has no hour");
    }
    if (seen.stream().noneMatch(REQUESTS::contains)) {
      throw Errors.usage(
          "the JSON mapping has neither status nor url, method or request",
          "add one of them, or no line is a request");
    }
  }

  private static JsonTarget target(String label, boolean hasSource) {
    JsonTarget target = JsonTarget.of(label);
    if (target == null) {
      throw Errors.usage(
          "the JSON mapping has an unknown field '" + label + "'",
          "take one of " + String.join(", ", JsonTarget.labels()));
    }
    if (!hasSource) {
      throw noKey(target);
    }
    return target;
  }

  private static JsonBinding binding(JsonTarget target, String source, int rank) {
    int colon = source.isEmpty() ? -1 : find(source, ':', 1);
    String as = colon < 0 ? "" : unquoted(source.substring(colon + 1).strip());
    List<String> path = path(target, colon < 0 ? source : source.substring(0, colon).strip());
    JsonBinding binding = new JsonBinding(target, path, as, rank);
    JsonUnits.check(binding);
    return binding;
  }

  private static List<String> path(JsonTarget target, String place) {
    List<String> keys = new ArrayList<>();
    for (String key : split(place, '.')) {
      String plain = unquoted(key.strip());
      if (plain.isEmpty()) {
        throw noKey(target);
      }
      keys.add(plain);
    }
    return List.copyOf(keys);
  }

  private static CrmPerfException noKey(JsonTarget target) {
    return Errors.usage(
        "the JSON mapping gives no key for '" + target.label() + "'",
        "write " + target.label() + "=KEY, with dots for keys within keys");
  }

  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int i = 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
      plain.append(text.charAt(i++));
    }
    if (i != text.length() - 1) {
      throw Errors.usage(
          "the JSON mapping has a quote that does not close, or text after it: " + text,
          "quote the whole key, and write \\\" for a quote in it");
    }
    return plain.toString();
  }

  /** The first place of a sign outside quotes, from {@code from} on; -1 if there is none. */
  private static int find(String text, char sign, int from) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == sign && !quoted && i >= from) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> split(String text, char sign) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    String rest = text;
    int at;
    while ((at = find(rest, sign, 0)) >= 0) {
      parts.add(rest.substring(0, at));
      from += at + 1;
      rest = text.substring(from);
    }
    parts.add(rest);
    return parts;
  }
}
