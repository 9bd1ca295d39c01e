package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests need of a page's text. */
final class HtmlText {
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern HASH = Pattern.compile("sha256-[A-Za-z0-9+/=]+");

  private HtmlText() {}

  /** The page without its style sheet, scripts and their hashes, which are files of their own. */
  static String withoutAssets(String page) {
    String styled = STYLE.matcher(page).replaceAll("<style>...</style>");
    String scripted = SCRIPT.matcher(styled).replaceAll("<script>...</script>");
    return HASH.matcher(scripted).replaceAll("sha256-...");
  }

  /** The contents of the style elements and of the script elements that run. */
  static List<String> active(String page) {
    List<String> contents = new ArrayList<>();
    for (Pattern pattern : List.of(STYLE, SCRIPT)) {
      for (Matcher matcher = pattern.matcher(page); matcher.find(); ) {
        contents.add(matcher.group(1));
      }
    }
    return contents;
  }
}
