package org.crmperf.jobs.synthetic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The expectation against a plain reading of the log that was written. */
class SyntheticDayTest {
  private static final Pattern LINE =
      Pattern.compile(
          "\\S+ - \\S+ \\[18/Nov/2026:([0-9]{2}):([0-9]{2}):[0-9]{2} \\+0530] \"([^\"]*)\""
              + " ([0-9]{3}) ([0-9]+) \"[^\"]*\" \"[^\"]*\" ([0-9]+)\\.([0-9]{3}) ([0-9., -]+)");

  private static final SyntheticDay DAY =
      new SyntheticDay(7, 6_000_000, LocalDate.of(2026, 11, 18), ZoneOffset.ofHoursMinutes(5, 30));

  private record Request(int hour, String request, int status, long bytes, int millis) {}

  @Test
  void theSameSeedWritesTheSameBytesAndAnotherSeedDoesNot() throws IOException {
    assertThat(write(DAY)).isEqualTo(write(DAY));
    assertThat(write(DAY)).isNotEqualTo(write(DAY.withSeed(8)));
  }

  @Test
  void theLogEndsLessThanALineAfterItsSize() throws IOException {
    assertThat((long) write(DAY).length).isBetween(DAY.bytes(), DAY.bytes() + 1000);
  }

  @Test
  void linesAreAccountedFor() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticExpectation expected = DAY.write(out);
    String[] lines = lines(out.toByteArray());
    assertThat(expected.bytes()).isEqualTo(out.size());
    assertThat(expected.lines()).isEqualTo(lines.length);
    assertThat(expected.parsed()).isEqualTo(requests(lines).size());
    assertThat(expected.blankLines())
        .isEqualTo(Arrays.stream(lines).filter(String::isEmpty).count())
        .isPositive();
    assertThat(expected.rejectsByKind()).hasSize(DamagedLine.values().length);
  }

  @Test
  void everyHourCountsWhatItsLinesSay() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticExpectation expected = DAY.write(out);
    Map<Integer, List<Request>> byHour = new HashMap<>();
    for (Request request : requests(lines(out.toByteArray()))) {
      byHour.computeIfAbsent(request.hour, unused -> new ArrayList<>()).add(request);
    }
    assertThat(byHour).hasSize(24);
    byHour.forEach((hour, requests) -> assertSame(expected.hour(hour), requests));
  }

  @Test
  void anEndpointCountsWhatItsLinesSay() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticExpectation expected = DAY.write(out);
    Pattern account = Pattern.compile("GET /api/v1/Account/[0-9a-f]{17} HTTP/.*");
    List<Request> requests =
        requests(lines(out.toByteArray())).stream()
            .filter(request -> account.matcher(request.request).matches())
            .toList();
    assertSame(expected.endpoint(new EndpointKey("/api/v1/Account/{id}", "GET")), requests);
  }

  @Test
  void endpointsAddUpToTheDay() throws IOException {
    SyntheticExpectation expected = DAY.write(new ByteArrayOutputStream());
    long requests = 0;
    for (EndpointKey key : expected.endpoints()) {
      requests += expected.endpoint(key).requests();
    }
    assertThat(requests).isEqualTo(expected.parsed());
    assertThat(expected.day().requests()).isEqualTo(expected.parsed());
    assertThat(expected.endpoints()).hasSizeBetween(75, 100);
    assertThat(expected.day().downMinutes(0.5)).isBetween(8, 11);
    assertThat(expected.day().durations().maxMillis()).isGreaterThanOrEqualTo(3_600_000);
  }

  private static void assertSame(ExpectedStats expected, List<Request> requests) {
    int[] millis = requests.stream().mapToInt(Request::millis).sorted().toArray();
    assertThat(expected.requests()).isEqualTo(requests.size());
    assertThat(expected.responseBytes())
        .isEqualTo(requests.stream().mapToLong(Request::bytes).sum());
    assertThat(expected.errors5xx())
        .isEqualTo(requests.stream().filter(r -> r.status >= 500).count());
    assertThat(expected.errors4xx() + expected.clientClosed())
        .isEqualTo(requests.stream().filter(r -> r.status >= 400 && r.status < 500).count());
    assertThat(expected.clientClosed())
        .isEqualTo(requests.stream().filter(r -> r.status == 499).count());
    assertThat(expected.successesWithin(500))
        .isEqualTo(requests.stream().filter(r -> r.status < 500 && r.millis <= 500).count());
    assertThat(expected.overTarget(1000))
        .isEqualTo(Arrays.stream(millis).filter(m -> m > 1000).count());
    ExactDurations durations = expected.durations();
    assertThat(durations.sumMillis()).isEqualTo(Arrays.stream(millis).asLongStream().sum());
    assertThat(durations.maxMillis()).isEqualTo(millis[millis.length - 1]);
    assertThat(durations.overMillis(1000))
        .isEqualTo(
            Arrays.stream(millis).filter(m -> m > 1000).asLongStream().map(m -> m - 1000).sum());
    for (double percent : new double[] {50, 75, 90, 95, 99, 99.9, 100}) {
      int rank = (int) Math.ceil(percent * millis.length / 100 - 1e-9);
      assertThat(durations.percentileMillis(percent)).isEqualTo(millis[rank - 1]);
    }
  }

  private static byte[] write(SyntheticDay day) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    day.write(out);
    return out.toByteArray();
  }

  private static String[] lines(byte[] log) {
    String text = new String(log, ISO_8859_1);
    assertThat(text).endsWith("\n");
    return text.substring(0, text.length() - 1).split("\n", -1);
  }

  private static List<Request> requests(String[] lines) {
    List<Request> requests = new ArrayList<>();
    for (String line : lines) {
      Matcher m = LINE.matcher(line);
      if (m.matches()) {
        requests.add(
            new Request(
                Integer.parseInt(m.group(1)),
                m.group(3),
                Integer.parseInt(m.group(4)),
                Long.parseLong(m.group(5)),
                Integer.parseInt(m.group(6) + m.group(7))));
      }
    }
    return requests;
  }
}
