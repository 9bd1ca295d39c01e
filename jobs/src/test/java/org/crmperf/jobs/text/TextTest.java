package org.crmperf.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Words CHINESE = Words.in(Language.ZH);

  private static void says(Text text, String english, String chinese) {
    assertThat(text.english()).isEqualTo(english);
    assertThat(CHINESE.say(text)).isEqualTo(chinese);
  }

  @Test
  void joinsAsTheLanguageDoes() {
    List<String> items = List.of("a", "b", "c");
    says(Text.list(items), "a, b, c", "a、b、c");
    says(Text.and(items), "a, b and c", "a、b和c");
    says(Text.and(List.of("a", "b")), "a and b", "a和b");
    says(Text.and(List.of("a")), "a", "a");
    says(Text.and(List.of()), "", "");
    says(Text.clauses(items), "a; b; c", "a；b；c");
  }

  @Test
  void leavesOutWhatIsNotSaid() {
    Text one = Figures.time(1);
    Text two = Figures.size(3);
    says(Text.sentences(Text.NONE, one, Text.NONE, two), "1.0 hours 3 bytes", "1.0 小时3 字节");
    says(Text.sentences(Text.NONE), "", "");
  }

  @Test
  void writesDaysAndMoments() {
    says(Text.list(List.of(LocalDate.of(2026, 3, 5))), "2026-03-05", "2026年3月5日");
    OffsetDateTime moment = OffsetDateTime.parse("2026-11-22T07:05:00+01:00");
    says(Text.list(List.of(moment)), "2026-11-22 07:05", "2026年11月22日 07:05");
  }

  @Test
  void placesInWhatIsFilledInStay() {
    says(Text.list(List.of("/a/{0}", "{1}")), "/a/{0}, {1}", "/a/{0}、{1}");
  }

  @Test
  void figures() {
    says(Figures.interval(0.03, 0.02, 0.051, 2), "0.03 (0.02 to 0.05)", "0.03（0.02～0.05）");
    says(Figures.time(0.5), "30 minutes", "30 分钟");
    says(Figures.time(0.01), "36 seconds", "36 秒");
    says(Figures.size(3_000_000), "3.0 MB", "3.0 MB");
    says(Figures.size(999_700), "1.0 MB", "1.0 MB");
    says(Figures.size(11_200_000_000.0), "11.2 GB", "11.2 GB");
    says(Figures.size(2048), "2 kB", "2 kB");
    assertThat(Figures.millis(999)).isEqualTo("999 ms");
    assertThat(Figures.millis(1500)).isEqualTo("1,500 ms");
    assertThat(Figures.millis(15_172)).isEqualTo("15.2 s");
    assertThat(Figures.fixed(-1234567.25, 2)).isEqualTo("-1,234,567.25");
    assertThat(Figures.fixed(-123, 0)).isEqualTo("-123");
    assertThat(Figures.count(1000)).isEqualTo("1,000");
    says(Figures.time(1 / 60.0), "1 minute", "1 分钟");
    says(Figures.time(0), "less than a second", "不到 1 秒");
    says(Text.counted("advice.failed", 1), "1 failed request fewer", "可减少 1 个失败的请求");
    says(Text.counted("advice.failed", 1200), "1,200 failed requests fewer", "可减少 1,200 个失败的请求");
    assertThat(Figures.fixed(Double.NaN, 1)).isEqualTo("NaN");
    assertThat(Figures.clock(7, 5)).isEqualTo("07:05");
    assertThat(Figures.percent(0.295)).isEqualTo("30");
  }
}
