package org.crmperf.jobs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be in Latin letters in a Chinese text: names, protocols, units. */
public final class ChineseTerms {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  /** Tags of a text that holds HTML, and names of files. */
  private static final Pattern NOT_SAID = Pattern.compile("<[^>]*>|[\\w/]+\\.(?:csv|json|md)");

  private static final int SHORT = 4;

  /** Words of four letters or more that a Chinese engineer does not translate. */
  private static final Set<String> TERMS =
      Set.of(
          "Apdex", "ETag", "HTTP", "HTML", "JSON", "Parquet", "YAML", "Retry", "After", "alive",
          "keep", "maxconn", "rejects", "crm", "perf", "Locust", "Gatling", "JMeter", "nginx");

  /** Shorter ones, of which a text may be made without saying anything. */
  private static final Set<String> SYMBOLS =
      Set.of(
          "ms", "s", "min", "h", "xx", "p50", "p75", "p90", "p95", "p99", "KiB", "MiB", "GiB",
          "SLO", "CSV", "CPU", "USL", "GET", "CDN", "URL", "R", "N");

  private ChineseTerms() {}

  /** The words of a text that should have been translated; places are none. */
  public static List<String> englishWords(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(NOT_SAID.matcher(text).replaceAll(""));
    while (word.find()) {
      if (word.group().length() >= SHORT && !TERMS.contains(word.group())) {
        words.add(word.group());
      }
    }
    return words;
  }

  /** Whether nothing but figures, signs and terms is in it, so that it is the same in English. */
  static boolean isOfTermsAlone(String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (!TERMS.contains(word.group()) && !SYMBOLS.contains(word.group())) {
        return false;
      }
    }
    return true;
  }
}
