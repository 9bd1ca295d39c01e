package org.crmperf.jobs.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.cause.CauseSamples;
import org.crmperf.jobs.text.ChineseTerms;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What findings say in both languages: whole sentences without holes. */
class AdviceTextsTest {
  private static final Words CHINESE = Words.in(Language.ZH);

  /** A place, nothing where something should be, or the signs of an empty clause. */
  private static final Pattern HOLE =
      Pattern.compile("\\{\\d\\}|null|NaN|\\(\\)|（）|[，。；：、]{2}|  |^[ ,;，；]| \\.| ,");

  private static final Pattern SENTENCES = Pattern.compile(".*[.。]", Pattern.DOTALL);

  @Test
  void findingsAreSaidInBothLanguages() {
    List<Finding> findings = SampleFindings.all();
    assertThat(findings).hasSizeGreaterThan(50);
    for (Finding finding : findings) {
      said(finding);
      for (Text text : texts(finding).toList()) {
        // the names in the samples: an owner and a note
        String chinese = CHINESE.say(text).replaceAll("sales|after the move", "");
        assertThat(ChineseTerms.englishWords(chinese)).as(chinese).isEmpty();
      }
    }
  }

  @Test
  @Tag("slow")
  void causesAreSaidInBothLanguages() throws IOException {
    List<Finding> causes = CauseSamples.causes();
    assertThat(causes.stream().map(Finding::kind).distinct()).hasSizeGreaterThanOrEqualTo(7);
    causes.forEach(AdviceTextsTest::said);
  }

  @Test
  void baselinesAreSaidInBothLanguages() {
    List<BaselineChoice> choices = SampleFindings.choices();
    assertThat(choices.stream().map(c -> c.reason().key()).distinct()).hasSizeGreaterThan(14);
    for (BaselineChoice choice : choices) {
      sentence(choice.reason());
      assertThat(ChineseTerms.englishWords(CHINESE.say(choice.reason()))).isEmpty();
    }
  }

  private static Stream<Text> texts(Finding finding) {
    FindingDetails more = finding.more();
    return Stream.of(
            finding.evidence(),
            finding.recommendation(),
            finding.estimatedGain(),
            more == null ? null : more.refutation())
        .filter(Objects::nonNull)
        .filter(text -> !text.isNone());
  }

  private static void said(Finding finding) {
    sentence(finding.evidence());
    sentence(finding.recommendation());
    if (!finding.estimatedGain().isNone()) {
      whole(finding.estimatedGain());
      assertThat(finding.estimatedGain().english()).doesNotEndWith(".");
      assertThat(CHINESE.say(finding.estimatedGain())).doesNotEndWith("。");
    }
    if (finding.more() != null) {
      sentence(finding.more().refutation());
    }
  }

  private static void sentence(Text text) {
    whole(text);
    assertThat(text.english()).matches(SENTENCES);
    assertThat(CHINESE.say(text)).matches(SENTENCES).endsWith("。");
  }

  private static void whole(Text text) {
    String chinese = CHINESE.say(text);
    assertThat(text.english()).isNotEmpty().doesNotContainPattern(HOLE);
    assertThat(chinese).isNotEqualTo(text.english()).doesNotContainPattern(HOLE);
    assertThat(chinese.codePoints().anyMatch(Character::isIdeographic)).as(chinese).isTrue();
  }
}
