package org.crmperf.jobs.text;

import java.util.List;
import java.util.Locale;

/**
 * Something to say in any language: the key of a sentence and what fills its places.
 *
 * @param key of a sentence in the bundles
 * @param parts for {@code {0}}, {@code {1}} and so on: a Text, which is said in the same language;
 *     a LocalDate or an OffsetDateTime, which is written as the language does; a Long, which is a
 *     count and gets commas between its thousands; or anything else, which is written as it is (a
 *     number that is formatted already, a name)
 */
public record Text(String key, List<Object> parts) {
  /** Nothing: a clause or a sentence that is not said. */
  public static final Text NONE = new Text("", List.of());

  /** Sentence {@code key} with its places filled. */
  public static Text of(String key, Object... parts) {
    return new Text(key, List.of(parts));
  }

  /** Sentence {@code key} about so many; {@code key.one}, which fills no place, about one. */
  public static Text counted(String key, long count) {
    return count == 1 ? of(key + ".one") : of(key, count);
  }

  /** The text of a constant: {@code kind.slow}. */
  public static Text of(String prefix, Enum<?> constant) {
    return new Text(prefix + "." + constant.name().toLowerCase(Locale.ROOT), List.of());
  }

  /** What is not ours to translate: a name out of a log, an address. */
  public static Text verbatim(String said) {
    return of("join.verbatim", said);
  }

  /** One sentence after another, those that are {@link #NONE} left out. */
  public static Text sentences(Text... sentences) {
    return joined("join.sentences", List.of(sentences));
  }

  /** {@code a, b, c}. */
  public static Text list(List<?> items) {
    return joined("join.list", items);
  }

  /** {@code a; b; c}. */
  public static Text clauses(List<?> clauses) {
    return joined("join.clauses", clauses);
  }

  /** {@code a, b and c}. */
  public static Text and(List<?> items) {
    int last = items.size() - 1;
    return last < 1 ? list(items) : of("join.and", list(items.subList(0, last)), items.get(last));
  }

  private static Text joined(String key, List<?> items) {
    Text all = NONE;
    for (Object item : items) {
      Text next = item instanceof Text text ? text : of("join.verbatim", item);
      if (all.isNone()) {
        all = next;
      } else if (!next.isNone()) {
        all = of(key, all, next);
      }
    }
    return all;
  }

  /** Whether nothing is said. */
  public boolean isNone() {
    return key.isEmpty();
  }

  /** In English, as CSV and JSON files and logs say it always. */
  public String english() {
    return Words.in(Language.EN).say(this);
  }
}
