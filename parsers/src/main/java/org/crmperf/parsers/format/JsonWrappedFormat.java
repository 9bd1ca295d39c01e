package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/**
 * Lines of other formats that a log shipper or a container runtime has put into a JSON object, as
 * {@code {"log":"...\n","stream":"stdout","time":"..."}}.
 */
final class JsonWrappedFormat implements LogFormat {
  private static final long serialVersionUID = 1L;

  private static final List<JsonWrappedFormat> PRESETS =
      List.of(
          new JsonWrappedFormat("json_docker", "stream", List.of("log"), null),
          new JsonWrappedFormat("json_upsun", "timestamp_ns", List.of("message"), null),
          new JsonWrappedFormat(
              "json_wrapped",
              "",
              List.of("message", "MESSAGE", "log", "msg", "textPayload", "line", "@message"),
              null));

  private final String shipper;
  private final String mark;
  private final ArrayList<String> keys;
  private final @Nullable LogFormat inner;

  private JsonWrappedFormat(
      String shipper, String mark, List<String> keys, @Nullable LogFormat inner) {
    this.shipper = shipper;
    this.mark = mark;
    this.keys = new ArrayList<>(keys);
    this.inner = inner;
  }

  /** Every kind of wrapping, around lines of any known format. */
  static List<JsonWrappedFormat> presets() {
    return PRESETS;
  }

  /** The wrapping that a definition starts with, as in {@code json_docker:nginx_combined}. */
  static @Nullable JsonWrappedFormat startOf(String definition) {
    for (JsonWrappedFormat preset : PRESETS) {
      if (definition.startsWith(preset.shipper + ":")) {
        return preset;
      }
    }
    return null;
  }

  /** This wrapping around lines of one format. */
  JsonWrappedFormat around(LogFormat format) {
    return new JsonWrappedFormat(shipper, mark, keys, format);
  }

  /** What definitions of this wrapping start with. */
  String prefix() {
    return shipper + ":";
  }

  /** The key that its objects must have, or the empty string. */
  String mark() {
    return mark;
  }

  /** The keys under which the line may be, the most likely first. */
  List<String> keys() {
    return Collections.unmodifiableList(keys);
  }

  @Override
  public String name() {
    return inner == null ? shipper : prefix() + inner.name();
  }

  @Override
  public String definition() {
    return prefix() + (inner == null ? "auto" : inner.definition());
  }

  @Override
  public Set<AccessField> fields() {
    return inner == null
        ? Collections.unmodifiableSet(EnumSet.allOf(AccessField.class))
        : inner.fields();
  }

  @Override
  public int durationGrainMicros() {
    return inner == null ? 1 : inner.durationGrainMicros();
  }

  @Override
  public String reading() {
    return inner == null ? "" : inner.reading();
  }

  @Override
  public CandidateParser newParser(ZoneId logZone) {
    return new JsonWrappedParser(this, new FirstTaking(() -> innerParsers(logZone)));
  }

  private List<CandidateParser> innerParsers(ZoneId logZone) {
    if (inner != null) {
      return List.of(inner.newParser(logZone));
    }
    List<CandidateParser> parsers = new ArrayList<>();
    for (LogFormat format : LogFormats.detectable()) {
      if (!(format instanceof JsonWrappedFormat) && !Detection.takesAnyEnd(format)) {
        parsers.add(format.newParser(logZone));
      }
    }
    return parsers;
  }

  @Override
  public String toString() {
    return definition();
  }
}
