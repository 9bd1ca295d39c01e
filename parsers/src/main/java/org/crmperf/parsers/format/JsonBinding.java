package org.crmperf.parsers.format;

import java.io.Serializable;
import java.util.List;

/**
 * A place in a JSON object and what its value is taken for.
 *
 * @param path the keys from the outermost object inwards
 * @param as the unit of a duration, the layout of a time, {@code address}, or the text that {@code
 *     only} asks for; empty for none
 * @param rank 0 for the place that is preferred, more for its alternatives
 */
record JsonBinding(JsonTarget target, List<String> path, String as, int rank)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Takes the port off an address. */
  static final String ADDRESS = "address";

  /** The path as definitions write it. */
  String place() {
    StringBuilder text = new StringBuilder();
    for (String key : path) {
      text.append(text.isEmpty() ? "" : ".").append(quoted(key));
    }
    return text.toString();
  }

  /** The place and what follows its colon. */
  String source() {
    return as.isEmpty() ? place() : place() + ":" + quoted(as);
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length() && plain; i++) {
      plain = ".,|:=\" \\\t".indexOf(text.charAt(i)) < 0;
    }
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
