package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of a table's columns, and where each stands. Names are compared without their case. */
final class Header {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();

  Header(List<String> names) {
    this.names = List.copyOf(names);
    for (int i = 0; i < names.size(); i++) {
      places.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
  }

  /** The header of comma-separated names. */
  static Header of(String names) {
    return new Header(List.of(names.split(",")));
  }

  int size() {
    return names.size();
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** Where the columns of these names stand, those that are there, in the order asked for. */
  int[] find(String... wanted) {
    List<Integer> found = new ArrayList<>();
    for (String name : wanted) {
      Integer place = places.get(name);
      if (place != null) {
        found.add(place);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The first of these columns that is there, or -1. */
  int first(String... wanted) {
    int[] found = find(wanted);
    return found.length == 0 ? -1 : found[0];
  }

  /** The name of a column, as the header has it. */
  String name(int column) {
    return names.get(column);
  }

  /** The names of the columns that start with a text, the way they are compared. */
  boolean hasPrefix(String prefix) {
    return places.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }
}
