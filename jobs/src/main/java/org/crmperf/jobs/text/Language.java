package org.crmperf.jobs.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that pages and digests are written in; CSV and JSON files are English always. */
public enum Language {
  /** English. */
  EN("en", ""),
  /** Simplified Chinese. */
  ZH("zh-CN", "_zh");

  private final String tag;
  private final String suffix;

  Language(String tag, String suffix) {
    this.tag = tag;
    this.suffix = suffix;
  }

  /** What a page says of its language: a BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** What the names of its bundles end in. */
  String suffix() {
    return suffix;
  }

  /**
   * The language of a tag as people write it: {@code en}, {@code zh}, {@code zh-CN}, {@code zh_CN},
   * {@code zh-Hans}; null if there are no texts in it.
   */
  public static @Nullable Language of(String tag) {
    return switch (tag.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "en", "en-us", "en-gb" -> EN;
      case "zh", "zh-cn", "zh-hans", "zh-hans-cn" -> ZH;
      default -> null;
    };
  }
}
