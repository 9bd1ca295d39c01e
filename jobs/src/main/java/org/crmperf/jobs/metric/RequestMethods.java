package org.crmperf.jobs.metric;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.crmperf.parsers.scan.ByteDictionary;

/**
 * The few request methods that metrics are kept by. Scanners invent methods; those share one name,
 * and requests without a readable method another.
 */
public final class RequestMethods {
  /** Their number. */
  public static final int COUNT = 16;

  private static final String NONE = "-";
  private static final String OTHER = "OTHER";
  private static final List<String> NAMES =
      List.of(
          NONE,
          "GET",
          "POST",
          "HEAD",
          "PUT",
          "DELETE",
          "PATCH",
          "OPTIONS",
          "PROPFIND",
          "REPORT",
          "CONNECT",
          "TRACE",
          "MERGE",
          "COPY",
          "MOVE",
          OTHER);

  private final byte[][] known = new byte[COUNT][];
  private int[] ofDictionary = new int[64];
  private int mapped;

  public RequestMethods() {
    for (int i = 0; i < known.length; i++) {
      known[i] = NAMES.get(i).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** The name of an id. */
  public static String name(int methodId) {
    return NAMES.get(methodId);
  }

  /** Dictionary ids to method ids, for all ids that the dictionary has; 0 is for no method. */
  public int[] mapping(ByteDictionary dictionary) {
    if (ofDictionary.length < dictionary.size()) {
      ofDictionary = Arrays.copyOf(ofDictionary, dictionary.size() * 2);
    }
    for (; mapped < dictionary.size(); mapped++) {
      ofDictionary[mapped] = find(dictionary, mapped);
    }
    return ofDictionary;
  }

  private int find(ByteDictionary dictionary, int id) {
    for (int i = 1; i < known.length - 1; i++) {
      if (Arrays.equals(
          known[i],
          0,
          known[i].length,
          dictionary.arena(),
          dictionary.start(id),
          dictionary.end(id))) {
        return i;
      }
    }
    return known.length - 1;
  }
}
