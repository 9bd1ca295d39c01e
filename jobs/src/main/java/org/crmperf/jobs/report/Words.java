package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.crmperf.parsers.error.Errors;

/**
 * Texts of the report, by key, with places to fill. Not MessageFormat: its number formats load
 * locale data, and what is filled in is worded already.
 */
final class Words {
  private static final String FILE = "words.properties";
  private static final String OF_PAGE = "page.";
  private static final Properties TEXTS = load();

  private Words() {}

  /**
   * The text with {@code {0}}, {@code {1}} and so on filled in; what is filled in stays as it is.
   */
  static String say(String key, String... values) {
    String text = TEXTS.getProperty(key);
    if (text == null) {
      throw Errors.internal(FILE + " has no " + key, null);
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}') {
        out.append(values[text.charAt(i + 1) - '0']);
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The text of a constant: {@code kind.slow}. */
  static String of(String prefix, Enum<?> constant) {
    return say(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
  }

  /** The script's texts by their keys without the prefix, sorted. */
  static Map<String, String> ofPage() {
    Map<String, String> texts = new TreeMap<>();
    for (String key : TEXTS.stringPropertyNames()) {
      if (key.startsWith(OF_PAGE)) {
        texts.put(key.substring(OF_PAGE.length()), TEXTS.getProperty(key));
      }
    }
    return texts;
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw Errors.internal("the resource " + FILE + " is missing from the jar", null);
      }
      Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8);
      texts.load(utf8);
    } catch (IOException e) {
      throw Errors.internal("the resource " + FILE + " cannot be read", e);
    }
    return texts;
  }
}
