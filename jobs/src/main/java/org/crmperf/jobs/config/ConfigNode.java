package org.crmperf.jobs.config;

import java.util.List;
import java.util.Map;

/** A value of the configuration file, and the line where it begins. */
sealed interface ConfigNode {
  /** Line in the file, from 1. */
  int line();

  /** What it is, for messages. */
  String describe();

  /** Keys in the order of the file. */
  record Mapping(Map<String, Entry> entries, int line) implements ConfigNode {
    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /** A key's line and value. */
  record Entry(int line, ConfigNode value) {}

  /** A list. */
  record Sequence(List<ConfigNode> items, int line) implements ConfigNode {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Text, a number, true or false: the text as written. */
  record Scalar(String text, Kind kind, int line) implements ConfigNode {
    @Override
    public String describe() {
      return switch (kind) {
        case TEXT -> "the text '" + text + "'";
        case NUMBER -> "the number " + text;
        case BOOLEAN -> text;
        case EMPTY -> "empty";
      };
    }
  }

  /** Kinds of scalars. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    EMPTY
  }
}
