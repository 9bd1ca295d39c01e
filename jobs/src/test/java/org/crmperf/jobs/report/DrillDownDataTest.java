package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

class DrillDownDataTest {
  private static final long SEED = 20261122;

  @Test
  void bandsHoldWhatIsBetweenTheirEdges() {
    LatencyHistogram latency = new LatencyHistogram();
    long[] expected = new long[LatencyBands.EDGES_MILLIS.size() + 1];
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      long millis = Math.round(Math.exp(random.nextDouble() * 11.5));
      int band = 0;
      for (int edge : LatencyBands.EDGES_MILLIS) {
        band += millis >= edge ? 1 : 0;
      }
      // a histogram's bucket is 0.8 % wide: a value next to an edge may be on either side of it
      if (LatencyBands.EDGES_MILLIS.stream().noneMatch(e -> Math.abs(millis - e) < e * 0.01)) {
        expected[band]++;
        latency.record(millis * 1000, 1000);
      }
    }

    assertThat(LatencyBands.counts(latency)).as("seed %d", SEED).isEqualTo(expected);
  }

  @Test
  void everyHourOfTheHeatMapsAddsUpToTheDay() throws Exception {
    ReportModel model = SampleReports.large(DrillData.HEAT_MAPS + 20);
    JsonNode data =
        new ObjectMapper()
            .readTree(PageData.drillDowns(ComputedReport.of(model), Words.in(Language.EN)));

    assertThat(data.get("heat")).hasSize(DrillData.HEAT_MAPS);
    assertThat(data.get("bands")).hasSize(model.endpoints().size());
    for (int e = 0; e < DrillData.HEAT_MAPS; e++) {
      long[] day = new long[LatencyBands.EDGES_MILLIS.size() + 1];
      JsonNode hours = data.get("heat").get(e);
      for (int h = 0; h < hours.size(); h++) {
        assertThat(add(hours.get(h), day))
            .isEqualTo(model.endpoints().get(e).hours().get(h).row().stats().timed);
      }
      long[] whole = new long[day.length];
      assertThat(add(data.get("bands").get(e), whole))
          .isEqualTo(model.endpoints().get(e).row().stats().timed);
      assertThat(day).isEqualTo(whole);
    }
  }

  private static long add(JsonNode counts, long[] to) {
    long sum = 0;
    for (int b = 0; b < counts.size(); b++) {
      to[b] += counts.get(b).asLong();
      sum += counts.get(b).asLong();
    }
    return sum;
  }
}
