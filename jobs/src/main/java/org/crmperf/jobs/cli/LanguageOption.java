package org.crmperf.jobs.cli;

import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.crmperf.parsers.error.Errors;
import picocli.CommandLine.Option;

/** In which language pages and digests are; files for programs are English always. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "L",
      description = "language of the pages and the digest: en (default) or zh")
  String tag = "en";

  /** The language; a USAGE error if there are no texts in it. */
  Language language() {
    Language language = Language.of(tag);
    if (language == null) {
      throw Errors.usage("--lang: there are no texts in '" + tag + "'", "give en or zh");
    }
    return language;
  }

  /** Its texts. */
  Words words() {
    return Words.in(language());
  }
}
