package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/** An object a line, and which of its values are what. */
final class JsonFormat implements LogFormat {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String definition;
  private final ArrayList<JsonBinding> bindings;
  private final EnumSet<AccessField> fields;
  private final int durationGrainMicros;
  private final Connections connections;

  /** What lines are that have a time but neither method, target nor status. */
  enum Connections {
    /** Lines of another log. */
    UNKNOWN,
    /** Connections that carried no HTTP request. */
    LOGGED
  }

  private JsonFormat(
      String name, List<JsonBinding> bindings, int durationGrainMicros, Connections connections) {
    this.name = name;
    this.definition = JsonDefinition.write(bindings);
    this.bindings = new ArrayList<>(bindings);
    this.fields = fields(bindings);
    this.durationGrainMicros = durationGrainMicros;
    this.connections = connections;
  }

  /** Compiles a definition; USAGE error if it is none. */
  static JsonFormat compile(String name, String definition) {
    return new JsonFormat(name, JsonDefinition.read(definition), 1, Connections.UNKNOWN);
  }

  static JsonFormat of(String name, List<JsonBinding> bindings, int durationGrainMicros) {
    return new JsonFormat(name, bindings, durationGrainMicros, Connections.UNKNOWN);
  }

  /** This format, its durations being multiples of so many microseconds. */
  JsonFormat withGrain(int micros) {
    return new JsonFormat(name, bindings, micros, connections);
  }

  /** This format, its server logging connections too. */
  JsonFormat withConnections() {
    return new JsonFormat(name, bindings, durationGrainMicros, Connections.LOGGED);
  }

  private static EnumSet<AccessField> fields(List<JsonBinding> bindings) {
    EnumSet<AccessField> fields = EnumSet.noneOf(AccessField.class);
    for (JsonBinding binding : bindings) {
      AccessField field = binding.target().field();
      if (field != null) {
        fields.add(field);
      } else if (binding.target() == JsonTarget.REQUEST) {
        fields.addAll(EnumSet.of(AccessField.METHOD, AccessField.URL, AccessField.PROTOCOL));
      } else if (binding.target() == JsonTarget.END) {
        fields.add(AccessField.DURATION);
      }
    }
    return fields;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String definition() {
    return definition;
  }

  @Override
  public Set<AccessField> fields() {
    return Collections.unmodifiableSet(fields);
  }

  @Override
  public int durationGrainMicros() {
    return durationGrainMicros;
  }

  /** Which value is the time and which the duration, and in which unit. */
  @Override
  public String reading() {
    List<String> readings = new ArrayList<>();
    for (JsonBinding binding : bindings) {
      boolean shown =
          binding.rank() == 0
              && (binding.target() == JsonTarget.TIME
                  || binding.target() == JsonTarget.DURATION
                  || binding.target() == JsonTarget.UPSTREAM);
      if (shown) {
        readings.add(binding.target().label() + " from " + reading(binding));
      }
    }
    return String.join(", ", readings);
  }

  private static String reading(JsonBinding binding) {
    return binding.place()
        + (binding.as().isEmpty()
            ? ""
            : binding.target() == JsonTarget.TIME ? " as " + binding.as() : " in " + binding.as());
  }

  @Override
  public CandidateParser newParser(ZoneId logZone) {
    return new JsonLineParser(this, bindings, connections, logZone);
  }

  @Override
  public String toString() {
    return name + " " + definition;
  }
}
