package org.crmperf.jobs.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.crmperf.parsers.error.Errors;

/**
 * The texts of one language, by key, with places to fill. Not MessageFormat: its number formats
 * load locale data, and what is filled in is worded already.
 */
public final class Words {
  /** One bundle a part of the project, so that a text is found by where it is said. */
  static final List<String> BUNDLES = List.of("common", "report", "advice", "compare", "month");

  private static final Map<Language, Words> LOADED = new EnumMap<>(Language.class);

  private final Language language;
  private final Map<String, String> texts;

  private Words(Language language) {
    this.language = language;
    this.texts = load(language);
  }

  /** The texts of a language; read once. */
  public static Words in(Language language) {
    synchronized (LOADED) {
      return LOADED.computeIfAbsent(language, Words::new);
    }
  }

  /** The language these are in. */
  public Language language() {
    return language;
  }

  /**
   * The text with {@code {0}}, {@code {1}} and so on filled in; a {@link Text}, a day or a moment
   * among the parts is said in this language, a Long is a count, anything else stays as it is.
   */
  public String say(String key, Object... parts) {
    return fill(key, List.of(parts));
  }

  /** The text in this language; empty if it is {@link Text#NONE}. */
  public String say(Text text) {
    return text.isNone() ? "" : fill(text.key(), text.parts());
  }

  /** Whether there is a text. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The text of a constant: {@code kind.slow}. */
  public String of(String prefix, Enum<?> constant) {
    return say(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
  }

  /** The texts whose keys begin with a prefix, by the rest of their keys, sorted. */
  public Map<String, String> under(String prefix) {
    Map<String, String> found = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), text);
          }
        });
    return found;
  }

  private String fill(String key, List<Object> parts) {
    String text = texts.get(key);
    if (text == null) {
      throw Errors.internal("no text in " + language.tag() + " for " + key, null);
    }
    if (text.indexOf('{') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}') {
        Object part = parts.get(text.charAt(i + 1) - '0');
        out.append(said(part));
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String said(Object part) {
    if (part instanceof Text inner) {
      return say(inner);
    }
    if (part instanceof LocalDate day) {
      return Days.day(day, language);
    }
    if (part instanceof Long count) {
      return Figures.count(count);
    }
    return part instanceof OffsetDateTime time ? Days.moment(time, language) : part.toString();
  }

  private static Map<String, String> load(Language language) {
    Map<String, String> texts = new TreeMap<>();
    for (String bundle : BUNDLES) {
      load(bundle + language.suffix() + ".properties")
          .forEach(
              (key, text) -> {
                if (texts.put((String) key, (String) text) != null) {
                  throw Errors.internal("two texts for " + key, null);
                }
              });
    }
    return Map.copyOf(texts);
  }

  static Properties load(String file) {
    Properties texts = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw Errors.internal("the resource " + file + " is missing from the jar", null);
      }
      Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8);
      texts.load(utf8);
    } catch (IOException e) {
      throw Errors.internal("the resource " + file + " cannot be read", e);
    }
    return texts;
  }
}
