package org.crmperf.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code owners} of the configuration. */
final class OwnersSection {
  private OwnersSection() {}

  static List<OwnerRule> read(ConfigSection root) {
    List<OwnerRule> rules = new ArrayList<>();
    for (ConfigSection item :
        root.sections("owners", List.of("endpoint", "method", "owner", "note", "watch"))) {
      String method = item.text("method");
      rules.add(
          new OwnerRule(
              item.requiredText("endpoint"),
              method == null ? null : method.toUpperCase(Locale.ROOT),
              orEmpty(item.text("owner")),
              orEmpty(item.text("note")),
              watch(item)));
    }
    return List.copyOf(rules);
  }

  private static boolean watch(ConfigSection item) {
    String watch = item.text("watch");
    if (watch != null && !watch.equals("true") && !watch.equals("false")) {
      throw item.error("watch", "'" + watch + "' is neither true nor false", "write true or false");
    }
    return "true".equals(watch);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
