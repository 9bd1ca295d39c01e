package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Text;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Chinese page is Chinese all through, and nothing but the page is. */
class ChinesePageTest {
  private static final Pattern SCRIPT_OR_STYLE =
      Pattern.compile("<(script|style)\\b.*?</\\1>", Pattern.DOTALL);
  private static final Pattern SPOKEN_ATTRIBUTE =
      Pattern.compile("\\b(?:title|aria-label|placeholder|alt|label)=\"([^\"]*)\"");

  /** Names of the log, of files and of hosts, which no language changes. */
  private static final Pattern NAME =
      Pattern.compile(
          "<(\\w+)\\b[^>]*class=\"(?:path|method)\"[^>]*>.*?</\\1>|<option>.*?</option>",
          Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");
  private static final Pattern SPACED =
      Pattern.compile("[\\p{IsHan}，。：；！？（）、][ ]+[，。：；！？）、]|[，。：；！？（、] +[\\p{IsHan}（）]|\\d %");

  /** Terms and names that Chinese operations engineers write so, and file names. */
  private static final Set<String> TERMS =
      Set.of("crm", "perf", "Apdex", "nginx", "combined", "times", "json", "Locust", "Aggregated");

  @TempDir Path reports;

  @Test
  void hasNoEnglishWord() throws Exception {
    ReportModel model = SampleNight.model();
    String page = page(model, SampleNight.restatement(model), Language.ZH);

    assertThat(page).startsWith("<!doctype html>\n<html lang=\"zh-CN\">");
    assertThat(english(page, model)).isEmpty();
  }

  @Test
  void hasNoEnglishWordOnAQuietDayAndOnALargeOne() throws Exception {
    for (ReportModel model : List.of(SampleReports.quiet(), SampleReports.large(2000))) {
      assertThat(english(page(model, Restatement.NONE, Language.ZH), model)).isEmpty();
    }
  }

  @Test
  void theSearchFindsEnglishWhereItIs() throws Exception {
    ReportModel model = SampleNight.model();
    String page = page(model, SampleNight.restatement(model), Language.EN);

    assertThat(english(page, model))
        .contains("Skip", "Availability", "Performance", "beyond", "percentile", "Rejected");
  }

  @Test
  void hasNoSpaceAroundWidePunctuation() throws Exception {
    ReportModel model = SampleNight.model();
    String page = page(model, SampleNight.restatement(model), Language.ZH);

    for (String text : spoken(page, model)) {
      Matcher spaced = SPACED.matcher(text);
      assertThat(spaced.find()).as(text).isFalse();
    }
  }

  @Test
  void everyOtherFileIsTheSameByteForByte() throws Exception {
    ReportModel model = SampleNight.model();
    Path english = reports.resolve("en");
    Path chinese = reports.resolve("zh");
    Restatement restatement = SampleNight.restatement(model);
    ReportFiles.write(model, restatement, new LocalReportStore(english), Language.EN);
    ReportFiles.write(model, restatement, new LocalReportStore(chinese), Language.ZH);

    List<String> different = new ArrayList<>();
    try (Stream<Path> files = Files.list(english.resolve("2026-11-21"))) {
      for (Path file : files.sorted().toList()) {
        Path other = chinese.resolve("2026-11-21").resolve(file.getFileName().toString());
        if (Files.mismatch(file, other) >= 0) {
          different.add(file.getFileName().toString());
        }
      }
    }
    assertThat(different).containsExactly("index.html");
  }

  @Test
  void theListOfDaysIsInTheLanguageOfItsWriter() throws Exception {
    LocalReportStore store = new LocalReportStore(reports);
    ReportFiles.write(SampleReports.day(), store, Language.EN);
    ReportIndex.write(store, Language.ZH);

    String days = Files.readString(reports.resolve("index.html"));
    assertThat(days)
        .contains("<html lang=\"zh-CN\">", "2026年11月21日 星期六", "<h1>性能报告</h1>")
        .contains(">1.39%<");
    assertThat(english(days, SampleReports.day())).isEmpty();
    assertThat(Files.readString(reports.resolve("2026-11-21/index.html")))
        .contains("<html lang=\"en\">", "Saturday, 2026-11-21");
  }

  private String page(ReportModel model, Restatement restatement, Language language)
      throws Exception {
    LocalReportStore store = new LocalReportStore(reports);
    return Files.readString(
        reports.resolve(ReportFiles.write(model, restatement, store, language)));
  }

  /** English words among what a reader sees or hears. */
  private static Set<String> english(String page, ReportModel model) {
    Set<String> found = new TreeSet<>();
    for (String text : spoken(page, model)) {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        if (!TERMS.contains(word.group())) {
          found.add(word.group());
        }
      }
    }
    return found;
  }

  /** The texts between tags and in spoken attributes, but for names and what the model brought. */
  private static List<String> spoken(String page, ReportModel model) {
    String visible = SCRIPT_OR_STYLE.matcher(page).replaceAll("");
    for (String brought : brought(model)) {
      visible = visible.replace(brought, "x");
    }
    visible = NAME.matcher(visible).replaceAll("");
    List<String> texts = new ArrayList<>();
    Matcher attribute = SPOKEN_ATTRIBUTE.matcher(visible);
    while (attribute.find()) {
      texts.add(attribute.group(1));
    }
    for (String text : visible.split("<[^>]*>", -1)) {
      if (!text.isBlank()) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The samples' findings are in words of their own; what the rules say is in both languages. */
  private static void verbatim(Text text, Set<String> texts) {
    if (text.equals(Text.verbatim(text.english()))) {
      texts.add(text.english());
    }
  }

  /** What is not the page's to translate. */
  private static Set<String> brought(ReportModel model) {
    Set<String> texts = new LinkedHashSet<>();
    for (Finding finding : model.findings()) {
      verbatim(finding.evidence(), texts);
      verbatim(finding.recommendation(), texts);
      verbatim(finding.estimatedGain(), texts);
      if (finding.more() != null) {
        verbatim(finding.more().refutation(), texts);
      }
      texts.add(ThreeSentences.place(finding));
    }
    model.loadTests().forEach(test -> test.rows().forEach(row -> texts.add(row.name())));
    model.comparison().changes().forEach(c -> texts.add(c.method() + " " + c.endpoint()));
    model.services().forEach(texts::add);
    for (RejectReason reason : RejectReason.values()) {
      texts.add("（" + reason.label() + "）");
    }
    for (String file : List.of("csv", "json")) {
      for (String name :
          List.of(
              "hourly",
              "endpoint_hours",
              "endpoints",
              "time_parts",
              "findings",
              "outages",
              "time_lost",
              "baseline",
              "summary")) {
        texts.add(">" + name + "." + file);
      }
    }
    texts.remove("");
    List<String> all = new ArrayList<>();
    texts.forEach(
        text -> all.add(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    texts.addAll(all);
    return texts;
  }
}
