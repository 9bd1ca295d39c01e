package org.crmperf.jobs.text;

import java.util.List;

/**
 * Something to say in any language: the key of a sentence and what fills its places.
 *
 * @param key of a sentence in the bundles
 * @param parts for {@code {0}}, {@code {1}} and so on: a Text, which is said in the same language,
 *     or anything else, which is written as it is (a number that is formatted already, a name)
 */
public record Text(String key, List<Object> parts) {
  /** Sentence {@code key} with its places filled. */
  public static Text of(String key, Object... parts) {
    return new Text(key, List.of(parts));
  }
}
