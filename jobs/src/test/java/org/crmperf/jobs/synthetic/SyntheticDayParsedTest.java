package org.crmperf.jobs.synthetic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.crmperf.parsers.endpoint.EndpointGroups;
import org.crmperf.parsers.endpoint.EndpointKind;
import org.crmperf.parsers.endpoint.EndpointMapper;
import org.crmperf.parsers.endpoint.EndpointRules;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.api.Test;

/** The expectation against the line parser and the endpoint mapper, without a job around them. */
class SyntheticDayParsedTest {
  private final EndpointMapper mapper = new EndpointMapper(EndpointRules.defaults());
  private final RequestBatch batch = new RequestBatch(1);

  @Test
  void linesAndEndpointsAreThoseExpected() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SyntheticExpectation expected = SyntheticDay.ofSize(20_000_000).withSeed(3).write(out);
    LineParser parser = LogFormats.of(SyntheticDay.LOG_FORMAT).newParser(ZoneOffset.UTC);
    byte[] log = out.toByteArray();
    batch.bytes = log;
    Map<EndpointKey, Long> requests = new HashMap<>();
    long millis = 0;
    long rejected = 0;
    long blank = 0;
    int from = 0;
    for (int end = 0; end < log.length; end++) {
      if (log[end] != '\n') {
        continue;
      }
      if (end == from) {
        blank++;
      } else if (parser.parse(log, from, end, batch, 0) == null) {
        requests.merge(key(), 1L, Long::sum);
        millis += batch.longs[AccessField.DURATION.ordinal()][0] / 1000;
        batch.clearRow(0);
      } else {
        rejected++;
      }
      from = end + 1;
    }
    Map<EndpointKey, Long> expectedRequests = new HashMap<>();
    for (EndpointKey key : expected.endpoints()) {
      expectedRequests.put(key, expected.endpoint(key).requests());
    }
    assertThat(requests).containsExactlyInAnyOrderEntriesOf(expectedRequests);
    assertThat(rejected).isEqualTo(expected.rejected());
    assertThat(blank).isEqualTo(expected.blankLines());
    assertThat(millis).isEqualTo(expected.day().durations().sumMillis());
  }

  private EndpointKey key() {
    String method = text(AccessField.METHOD, "-");
    int url = AccessField.URL.ordinal();
    int length = batch.lengths[url][0];
    if (length < 0) {
      return new EndpointKey(EndpointGroups.MALFORMED, method);
    }
    int start = batch.starts[url][0];
    EndpointKind kind = mapper.map(batch.bytes, start, start + length);
    boolean scan = kind.notFoundIsScan() && batch.longs[AccessField.STATUS.ordinal()][0] == 404;
    String template =
        scan
            ? EndpointGroups.NOT_FOUND
            : new String(mapper.template(), 0, mapper.templateLength(), ISO_8859_1);
    return new EndpointKey(template, method);
  }

  private String text(AccessField field, String absent) {
    int f = field.ordinal();
    return batch.lengths[f][0] < 0
        ? absent
        : new String(batch.bytes, batch.starts[f][0], batch.lengths[f][0], ISO_8859_1);
  }
}
