package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

class DigestTest {
  @Test
  void beginsWithTheThreeSentencesAndNamesTheFirstFindings() {
    ReportModel model = SampleReports.day();
    List<String> lines = Digest.of(model, Language.EN);
    String text = String.join(" ", lines);

    for (String sentence :
        ThreeSentences.of(ComputedReport.of(model), Words.in(Language.EN)).all()) {
      assertThat(text).contains(sentence);
    }
    assertThat(lines).contains("Findings (" + model.findings().size() + "):");
    assertThat(text).contains("1. critical, outage: In 7 minutes 174 of 212 requests failed.");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("... and " + (model.findings().size() - 4) + " more on the page.");
  }

  @Test
  void saysSoIfThereIsNoFinding() {
    assertThat(Digest.of(SampleReports.quiet(), Language.EN)).endsWith("Findings: none.");
  }

  @Test
  void fitsAMailWhateverTheNamesAre() {
    List<String> names = new ArrayList<>();
    for (String name : HostileNames.ALL) {
      names.add(name.repeat(40) + "\u4e2d\u6587\uD83D\uDE00".repeat(60));
    }
    for (List<String> some : List.of(HostileNames.ALL, names)) {
      List<String> lines = Digest.of(SampleReports.named(some), Language.EN);

      assertThat(lines).hasSizeLessThanOrEqualTo(Digest.LINES);
      for (String line : lines) {
        assertThat(columns(line)).as(line).isLessThanOrEqualTo(Digest.COLUMNS);
        assertThat(line.chars()).as(line).noneMatch(Character::isISOControl);
        assertThat(line).isEqualTo(Printable.text(line));
      }
    }
  }

  @Test
  void breaksChineseBetweenIdeographsAndNeverBeforeAMark() {
    ReportModel model = SampleReports.day();
    List<String> lines = Digest.of(model, Language.ZH);

    assertThat(lines).contains("发现（" + model.findings().size() + " 项）：");
    assertThat(lines.get(0)).startsWith("平台中断 7 分钟：共 12,127 个请求，其中 1.39% 失败");
    assertThat(String.join("", lines)).contains("1. 严重，中断：");
    for (String line : lines) {
      assertThat(columns(line)).as(line).isLessThanOrEqualTo(Digest.COLUMNS);
      assertThat("，。：；）！？、%").as(line).doesNotContain(line.strip().substring(0, 1));
      assertThat("（").as(line).doesNotContain(line.substring(line.length() - 1));
    }
    String happened = ThreeSentences.of(ComputedReport.of(model), Words.in(Language.ZH)).happened();
    assertThat(lines.get(0) + lines.get(1)).isEqualTo(happened);
  }

  @Test
  void wrapsAtThePlacesWhereChineseMayBreak() {
    Wrapping wrapping = new Wrapping(10);
    wrapping.add("请求失败了，接口（登录）慢", 9, "");
    wrapping.add("一二三四五六七八", 1, "");

    assertThat(wrapping.lines()).containsExactly("请求失败", "了，接口", "（登录）慢", "一二三...");
  }

  /** Columns of a terminal: the test's characters beyond U+1100 are wide, but for the dash. */
  private static int columns(String line) {
    return line.codePoints().map(c -> c > 0x3000 ? 2 : 1).sum();
  }
}
