package org.crmperf.jobs.report;

import java.util.Map;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Text;

/** English texts. */
final class Words {
  private static final org.crmperf.jobs.text.Words ENGLISH =
      org.crmperf.jobs.text.Words.in(Language.EN);

  private Words() {}

  static String say(String key, Object... parts) {
    return ENGLISH.say(key, parts);
  }

  static String say(Text text) {
    return ENGLISH.say(text);
  }

  static String of(String prefix, Enum<?> constant) {
    return ENGLISH.of(prefix, constant);
  }

  static Map<String, String> ofPage() {
    return ENGLISH.under("page.");
  }
}
