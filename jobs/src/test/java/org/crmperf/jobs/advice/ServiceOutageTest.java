package org.crmperf.jobs.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.advice.raw.RawTraffic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One service with most of the requests is out; the other has the same endpoints and answers. */
class ServiceOutageTest {
  private static final int FROM = 720;
  private static final int TO = 730;
  private static final int ENDPOINTS = 3;
  private static final int TENTHS = 10;

  /** A day of which so many tenths are the shop's, which is out. */
  private static RawDay day(long seed, int tenths) {
    RawDay parts = new RawDay(1);
    new RawTraffic(seed, TENTHS, ENDPOINTS, 12, 0)
        .add(
            parts,
            1440,
            (minute, service, endpoint) ->
                minute >= FROM && minute < TO && isShop(service, tenths) ? 1 : 0);
    RawDay day = new RawDay(1);
    for (RawRequest r : parts.requests) {
      String service = isShop(r.service(), tenths) ? "shop" : "crm";
      day.requests.add(
          new RawRequest(r.atMicros(), service, r.endpoint(), r.status(), r.durationMicros()));
    }
    return day;
  }

  private static boolean isShop(String service, int tenths) {
    return Integer.parseInt(service.substring(1)) < tenths;
  }

  private static Incident only(RawDay day) {
    List<Incident> found = Availability.of(day.series(), 0.5, 1).incidents();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static long inside(RawDay day, String service) {
    return day.requests.stream()
        .filter(r -> r.minute() >= FROM && r.minute() < TO && r.service().equals(service))
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itIsTheServicesOutageWhileTheOtherAnswers(long seed) {
    RawDay day = day(seed, 6);

    Incident outage = only(day);

    assertThat(outage.outage()).isTrue();
    assertThat(outage.scope()).isEqualTo(Scope.SERVICE);
    assertThat(outage.service()).isEqualTo("shop");
    assertThat(outage.errors()).isEqualTo(outage.requests()).isEqualTo(inside(day, "shop"));
    Finding finding = IncidentFindings.of(List.of(outage), day.series().clock()).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.evidence().english())
        .contains(" of service shop: ", "Hit: 3 of 3 endpoints.");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theServiceIsNamedWhereItIsNearlyThePlatform(long seed) {
    RawDay day = day(seed, 9);

    Incident outage = only(day);

    assertThat(outage.outage()).isTrue();
    assertThat(outage.scope()).isEqualTo(Scope.PLATFORM);
    assertThat(outage.radius().endpointsSeen()).isEqualTo(ENDPOINTS);
    assertThat(outage.radius().worst().get(0).requests())
        .isEqualTo(
            day.requests.stream()
                .filter(r -> r.minute() >= FROM && r.minute() < TO)
                .filter(r -> r.endpoint().equals(outage.radius().worst().get(0).endpoint()))
                .count());
    assertThat(
            IncidentFindings.of(List.of(outage), day.series().clock()).get(0).evidence().english())
        .contains("Hit: 3 of 3 endpoints, in service shop alone.");
  }
}
