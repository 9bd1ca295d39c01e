package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that JMeter writes for parts of the sample in the row before. */
class JmeterPartTest {
  private static final String HEADER = "timeStamp,elapsed,label,responseCode,success";
  private final FastLine fast = FastLine.of("jmeter_csv");

  private List<Boolean> counted(String... rows) {
    fast.show(HEADER.getBytes(StandardCharsets.UTF_8));
    return List.of(rows).stream()
        .map(row -> fast.parse(row.getBytes(StandardCharsets.UTF_8)) != null)
        .toList();
  }

  @Test
  void hopsOfARedirectAreInTheSample() {
    assertThat(
            counted(
                "1795368930482,131,hops,200,true",
                "1795368930482,63,hops-0,302,true",
                "1795368930547,66,hops-1,200,true",
                "1795368930700,20,hops,200,true",
                "1795368930700,20,hops-0,200,true"))
        .containsExactly(true, false, false, true, false);
  }

  @Test
  void partsOfPartsAreToo() {
    assertThat(
            counted(
                "1795369138083,473,page,200,true",
                "1795369138447,109,page-1,200,true",
                "1795369138447,40,page-0,302,true",
                "1795369138487,69,page-1,200,true",
                "1795369138452,59,page-12,200,true"))
        .containsExactly(true, false, false, false, false);
  }

  @Test
  void whatOnlyLooksLikeAPartIsASample() {
    assertThat(
            counted(
                "1795368930482,131,Login,200,true",
                "1795368930613,5,Login-1,200,true",
                "1795368930482,131,Login,200,true",
                "1795368930490,140,Login-1,200,true",
                "1795368930482,131,Login,200,true",
                "1795368930490,20,Login-,200,true",
                "1795368930482,131,Login,200,true",
                "1795368930490,20,Login-1a,200,true",
                "1795368930482,131,Login,200,true",
                "1795368930481,20,Login-1,200,true",
                "1795368930490,20,Log-1,200,true",
                "1795368930490,20,Login-1,200,true"))
        .doesNotContain(false);
  }
}
