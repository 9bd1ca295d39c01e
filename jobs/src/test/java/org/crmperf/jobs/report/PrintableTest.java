package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void leavesOrdinaryTextAlone() {
    String text = "/überblick/客户/{id}?a=b&c=\uD83D\uDE00";
    assertThat(Printable.text(text)).isEqualTo(text);
    assertThat(Printable.text("")).isEmpty();
  }

  @Test
  void writesControlsAndReorderingMarksAsEscapes() {
    assertThat(Printable.text("a\u001b[2J\u0007")).isEqualTo("a\\x1b[2J\\x07");
    assertThat(Printable.text("\u009b31m\u007f\u0000")).isEqualTo("\\x9b31m\\x7f\\x00");
    assertThat(Printable.text("a\u202Eb\u2066c\uFEFF")).isEqualTo("a\\u202eb\\u2066c\\ufeff");
    assertThat(Printable.text("a\r\n\tb\u2028")).isEqualTo("a\\x0d\\x0a\\x09b\\u2028");
  }

  @Test
  void replacesUnpairedSurrogates() {
    assertThat(Printable.text("a\uD800b")).isEqualTo("a\uFFFDb");
    assertThat(Printable.text("\uDE00")).isEqualTo("\uFFFD");
    assertThat(Printable.text("a\uD83D")).isEqualTo("a\uFFFD");
  }
}
