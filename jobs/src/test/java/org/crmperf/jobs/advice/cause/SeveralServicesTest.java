package org.crmperf.jobs.advice.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.ingest.LogCells;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RollupTable;
import org.junit.jupiter.api.Test;

/** An endpoint that several services answer is one endpoint, as it is one row of endpoints.csv. */
class SeveralServicesTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant END = Instant.parse("2026-11-21T00:00:00Z");
  private static final int MINUTES = 1440;

  @Test
  void oneSlowEndpointOfTwoServicesIsNoModule() throws IOException {
    List<Req> day = new ArrayList<>();
    for (String path : List.of("/a", "/b", "/c", "/d")) {
      add(day, path, 40, 200);
    }
    add(day, "/report", 2500, 200);

    assertThat(causes(day, "p", "q")).noneMatch(c -> c.kind() == CauseKind.PARTITION);
  }

  @Test
  void aModulesEndpointsAreCountedOnce() throws IOException {
    List<Req> day = new ArrayList<>();
    for (String path : List.of("/hr/a", "/hr/b", "/it/a", "/it/b", "/hr/c", "/it/c")) {
      add(day, path, 40, 200);
    }
    add(day, "/sales/list", 2500, 200);
    add(day, "/sales/edit", 2500, 200);

    assertThat(causes(day, "p", "q"))
        .filteredOn(c -> c.kind() == CauseKind.PARTITION)
        .singleElement()
        .satisfies(
            c ->
                assertThat(c.evidence().english())
                    .startsWith("Module sales has 100 % of the time over target")
                    .contains(": 2 of its 2 endpoints are slow"));
  }

  @Test
  void failuresOfOneEndpointInTwoServicesAreThatEndpoints() throws IOException {
    List<Req> day = new ArrayList<>();
    add(day, "/a", 40, 200);
    add(day, "/b", 40, 502);

    assertThat(causes(day, "p", "q"))
        .filteredOn(c -> c.kind() == CauseKind.AVAILABILITY_DESIGN)
        .singleElement()
        .satisfies(c -> assertThat(c.endpoint()).isEqualTo("/b"));
  }

  @Test
  void anEndpointIsNotUsualForBeingInSeveralServices() throws IOException {
    List<Req> day = new ArrayList<>();
    add(day, "/rates", 900, 200);

    double alone = caching(causes(day, "p")).confidence();

    assertThat(caching(causes(day, "p", "q", "r")).confidence()).isEqualTo(alone);
  }

  private static Cause caching(List<Cause> causes) {
    return causes.stream().filter(c -> c.kind() == CauseKind.CACHING).findFirst().orElseThrow();
  }

  /** A request each minute. */
  private static void add(List<Req> day, String path, double millis, int status) {
    for (int minute = 0; minute < MINUTES; minute++) {
      Req r = new Req();
      r.second = minute * 60 + day.size() % 60;
      r.client = "10.0." + minute % 7 + "." + minute % 200;
      r.agent = "Mozilla/5.0";
      r.target = path;
      r.status = status;
      r.bytes = 900;
      r.millis = millis + minute % 10;
      day.add(r);
    }
  }

  /** The causes of a day that each of these services has. */
  private static List<Cause> causes(List<Req> day, String... services) throws IOException {
    Map<RollupKey, RollupCell> one =
        LogCells.of(LogText.NGINX.of(new ArrayList<>(day)), LogText.NGINX.format, 1);
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    one.forEach(
        (k, cell) -> {
          for (String service : services) {
            cells.put(new RollupKey(k.hourStart(), service, k.endpoint(), k.method()), cell);
          }
        });
    DaySeries series = DaySeries.of(cells, START, END, ZoneOffset.UTC);
    return Causes.of(cells, series, END, MetricPolicy.defaults(), List.of()).causes();
  }
}
