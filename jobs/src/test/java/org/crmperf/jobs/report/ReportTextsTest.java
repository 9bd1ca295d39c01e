package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.Severity;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.memory.EndpointHistory;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text that the page asks for by key is there, and says what the catalogues say. */
class ReportTextsTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\"");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

  @Test
  void metricsHaveTheCataloguesTitlesInEnglish() {
    Words words = Words.in(Language.EN);
    for (MetricDefinition metric : MetricDefinition.values()) {
      assertThat(Display.title(metric, words)).isEqualTo(metric.title());
    }
  }

  @Test
  void rejectsHaveTheirLabelInEveryLanguage() {
    for (RejectReason reason : RejectReason.values()) {
      String key = "cell.reject." + reason.label();
      assertThat(Words.in(Language.EN).say(key)).isEqualTo(reason.label());
      assertThat(Words.in(Language.ZH).say(key)).endsWith("（" + reason.label() + "）");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyConstantHasAText(Language language) {
    Words words = Words.in(language);
    constants(words, "kind", FindingKind.values());
    constants(words, "severity", Severity.values());
    constants(words, "page.change", Change.values());
    constants(words, "cell.memory", EndpointHistory.State.values());
    constants(words, "cell.scaling", ScalabilityVerdict.values());
    constants(words, "cell.part", TimePart.values());
    constants(words, "weekday", DayOfWeek.values());
    for (MetricDefinition metric : MetricDefinition.values()) {
      assertThat(Display.heading(metric, words)).isNotBlank();
    }
    for (int changed : new int[] {-1, 0, 1}) {
      assertThat(words.has("cell.change.requests." + ChangeWords.throughput(changed))).isTrue();
    }
  }

  private static void constants(Words words, String prefix, Enum<?>[] constants) {
    Arrays.stream(constants).forEach(one -> assertThat(words.of(prefix, one)).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyOfTemplatesRenderersAndScriptsHasAText(Language language) throws IOException {
    Words words = Words.in(language);
    Path templates = MAIN.resolve("jte");
    Path renderers = MAIN.resolve(Path.of("java", "org", "crmperf", "jobs", "report"));
    Path scripts = MAIN.resolve(Path.of("resources", "org", "crmperf", "jobs", "report"));

    Set<String> asked = keys(templates, ".jte");
    asked.addAll(keys(renderers, ".java"));
    keys(scripts, ".js").forEach(key -> asked.add("page." + key));

    assertThat(asked).hasSizeGreaterThan(200);
    assertThat(asked.stream().filter(key -> !key.endsWith(".") && !words.has(key))).isEmpty();
  }

  private static Set<String> keys(Path folder, String ending) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Matcher said = SAID.matcher(Files.readString(file));
        while (said.find()) {
          keys.add(said.group(1));
        }
      }
    }
    return keys;
  }

  @Test
  void templatesHoldNoTextOfTheirOwn() throws IOException {
    Set<String> texts = new TreeSet<>();
    try (Stream<Path> files = Files.list(MAIN.resolve("jte"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        String template =
            Files.readString(file)
                .replaceAll("(?m)^@(import|param).*$", "")
                .replaceAll("\\$(unsafe)?\\{[^}]*\\}", "")
                .replaceAll("!\\{[^}]*\\}", "")
                .replaceAll("@template\\.[a-z]+\\(.*?\\)(?=[@<\\s]|$)", "")
                .replaceAll("@(if|for|elseif)\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)", "")
                .replaceAll("@(endif|endfor|else)", "");
        Matcher spoken =
            Pattern.compile("(?:title|aria-label|placeholder)=\"([^\"]*)\"|>([^<]*)<")
                .matcher(template);
        while (spoken.find()) {
          String text = spoken.group(1) == null ? spoken.group(2) : spoken.group(1);
          if (LETTERS.matcher(text).find()) {
            texts.add(file.getFileName() + ": " + text.strip());
          }
        }
      }
    }
    assertThat(texts).containsExactly("days.jte: crm-perf");
  }

  @Test
  void figuresFollowTheLanguage() {
    Words english = Words.in(Language.EN);
    Words chinese = Words.in(Language.ZH);
    assertThat(Display.RATIO.text(0.1234, english)).isEqualTo("12.34 %");
    // 5 errors of 123 are 4.0650 %, as a file writes it and as it is
    assertThat(Display.RATIO.text(0.04065, english)).isEqualTo("4.07 %");
    assertThat(Display.RATIO.text(5.0 / 123, english)).isEqualTo("4.07 %");
    assertThat(Display.RATIO.text(0.1234, chinese)).isEqualTo("12.34%");
    assertThat(Display.RATIO.text(0.00001, chinese)).isEqualTo("<0.01%");
    assertThat(Display.RATIO.text(0.99999, chinese)).isEqualTo(">99.99%");
    assertThat(Display.span(11_520, english)).isEqualTo("3 h 12 min");
    assertThat(Display.span(11_520, chinese)).isEqualTo("3 小时 12 分钟");
    assertThat(Display.span(250, chinese)).isEqualTo("4 分 10 秒");
    assertThat(Display.RATE.text(0.0028, english)).isEqualTo("0.0028");
    assertThat(Display.RATE.text(1.0 / 86_400, english)).isEqualTo("0.000012");
    assertThat(Display.duration(350)).isEqualTo("350 ms");
    assertThat(Display.COUNT.text(1234567, chinese)).isEqualTo("1,234,567");
    assertThat(Display.change(1.12, chinese)).isEqualTo("+12%");
    assertThat(Display.change(0.88, english)).isEqualTo("−12 %");
    assertThat(Display.change(0.999, english)).isEqualTo("0 %");
    assertThat(Display.signed(-5068.2)).isEqualTo("−5,068");
    assertThat(Display.whole(-3.2)).isEqualTo("−3");
    assertThat(Display.whole(3.2)).isEqualTo("3");
    assertThat(Times.day(SampleReports.DAY, chinese)).isEqualTo("2026年11月21日 星期六");
    assertThat(Times.period(SampleReports.DAY.minusDays(6), SampleReports.DAY, chinese))
        .isEqualTo("2026年11月15日至2026年11月21日");
    assertThat(Times.period(SampleReports.DAY.minusDays(6), SampleReports.DAY, english))
        .isEqualTo("2026-11-15 to 2026-11-21");
  }

  @Test
  void tagsOfLanguagesAreReadAsPeopleWriteThem() {
    for (String tag : new String[] {"zh", "zh-CN", "zh_CN", "zh-Hans", "ZH_cn"}) {
      assertThat(Language.of(tag)).as(tag).isEqualTo(Language.ZH);
    }
    assertThat(Language.of("en".toUpperCase(Locale.ROOT))).isEqualTo(Language.EN);
    for (String tag : new String[] {"", "fr", "zh-TW", "zh-Hant", "english"}) {
      assertThat(Language.of(tag)).as(tag).isNull();
    }
  }
}
