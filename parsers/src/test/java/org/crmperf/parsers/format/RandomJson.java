package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;

/** Random objects with the keys of {@link JsonOracle#DEFINITION} among others, as bytes. */
final class RandomJson {
  private static final String[] TEXTS = {
    "",
    "-",
    "/api/v1/Account?maxSize=20",
    "GET",
    "M\u00c3\u00bcller",
    "\u00ff\u00fe",
    "a b",
    "~",
    "{\"s\":500}",
    "],}",
    "\t",
    "\u0001\u007f",
    "x".repeat(70),
    "\u00f0\u009f\u009a\u0080"
  };
  private static final String[] ESCAPES = {
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0000",
    "\\u0041",
    "\\u20AC",
    "\\ud83d\\ude80",
    "\\ud83d",
    "\\ude80\\ud83d",
    "\\\\x41",
    "\\\\\\\""
  };
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1795162530",
    "1795162530.417",
    "1.79516253E9",
    "1e3",
    "12E-1",
    "0.0005",
    "200",
    "999",
    "123456789012345678",
    "0.1234567890123456789012345678",
    "1e-300",
    "123456789e-9",
    "-12.5",
    "2E+2",
    "5e-1"
  };
  private static final String[] KEYS = {
    "t", "s", "n", "u", "u", "x", "tt", "", "status", "a long key of no use at all"
  };
  private static final String[] INNER_KEYS = {"m", "u", "d", "a", "s", "t", "y"};

  private final SplittableRandom random;

  RandomJson(SplittableRandom random) {
    this.random = random;
  }

  /** A well-formed object. */
  byte[] next() {
    List<String> members = new ArrayList<>();
    members.add(key("t") + colon() + pick("1795162530", "\"1795162530.25\"", "1795162530417e-3"));
    members.add(key("s") + colon() + pick("200", "\"404\"", "0", "\"000\"", "null", "[502]"));
    members.add(
        key("r")
            + colon()
            + object(
                INNER_KEYS,
                List.of("\"u\":" + string(), key("m") + ":\"GET\"", "\"h\":" + value(2)),
                1));
    if (random.nextInt(3) == 0) {
      members.add(key("timing") + colon() + value(1));
    }
    if (random.nextInt(3) > 0) {
      // once, for a key given twice hides what an alternative would have given
      members.add(key("d") + colon() + value(1));
    }
    for (int i = random.nextInt(9); i > 0; i--) {
      members.add(key(KEYS[random.nextInt(KEYS.length)]) + colon() + value(1));
    }
    Collections.shuffle(members, new Random(random.nextLong()));
    String text = space() + "{" + space() + String.join(comma(), members) + space() + "}" + space();
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An object nested so deep. */
  static byte[] nested(int depth) {
    String text =
        "{\"t\":1795162530,\"s\":200,\"x\":"
            + "[{\"y\":".repeat(depth / 2)
            + "1"
            + "}]".repeat(depth / 2)
            + "}";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String object(String[] keys, List<String> first, int depth) {
    List<String> members = new ArrayList<>(first);
    for (int i = random.nextInt(4); i > 0; i--) {
      members.add(key(keys[random.nextInt(keys.length)]) + colon() + value(depth + 1));
    }
    return "{" + space() + String.join(comma(), members) + space() + "}";
  }

  private String value(int depth) {
    switch (random.nextInt(depth > 4 ? 6 : 9)) {
      case 0, 1:
        return NUMBERS[random.nextInt(NUMBERS.length)];
      case 2:
        return '"' + NUMBERS[random.nextInt(NUMBERS.length)] + '"';
      case 3:
        return pick("true", "false", "null");
      case 4, 5:
        return string();
      case 6:
        return object(INNER_KEYS, List.of(), depth);
      default:
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(depth + 1));
        }
        return "[" + space() + String.join(comma(), items) + space() + "]";
    }
  }

  private String string() {
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(4); i > 0; i--) {
      String part = TEXTS[random.nextInt(TEXTS.length)].replace("\\", "\\\\").replace("\"", "\\\"");
      text.append(random.nextInt(3) == 0 ? ESCAPES[random.nextInt(ESCAPES.length)] : part);
    }
    return text.append('"').toString();
  }

  /** A key, now and then with one of its characters as an escape. */
  private String key(String key) {
    if (key.isEmpty() || random.nextInt(8) > 0) {
      return '"' + key + '"';
    }
    int at = random.nextInt(key.length());
    String escape = String.format(Locale.ROOT, "\\u%04x", (int) key.charAt(at));
    return '"' + key.substring(0, at) + escape + key.substring(at + 1) + '"';
  }

  private String colon() {
    return space() + ":" + space();
  }

  private String comma() {
    return space() + "," + space();
  }

  private String space() {
    return random.nextInt(6) == 0 ? pick(" ", "\t", "  \r", "\n ") : "";
  }

  private String pick(String... all) {
    return all[random.nextInt(all.length)];
  }
}
