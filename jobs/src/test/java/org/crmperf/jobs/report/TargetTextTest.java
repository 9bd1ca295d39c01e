package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.TargetRule;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

/** The page names the target that is configured. */
class TargetTextTest {
  @Test
  void anEndpointWithoutATargetHasTheConfiguredOne() {
    MetricPolicy policy =
        new MetricPolicy(
            List.of(),
            List.of(new TargetRule("/b", null, 50, 50), new TargetRule("*", null, 800, 400)),
            0.5);
    ReportModel model = new SmallDay().requests("/a", 30, 900).model(policy, 1);

    ReportPage page =
        ReportPage.of(ComputedReport.of(model), Restatement.NONE, Words.in(Language.EN));
    assertThat(page.defaultTarget()).isEqualTo("800 ms");
  }
}
