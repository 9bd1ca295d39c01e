package org.crmperf.parsers.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Salesforce events: the type stays, what follows is mapped by the usual rules. */
class EventEndpointTest {
  private final EndpointMapper mapper = new EndpointMapper(EndpointRules.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "Login /services/oauth2/token > Login /services/oauth2/token",
        "RestApi /services/data/v59.0/sobjects/Account/0015000000Gv7qJAAR"
            + "> RestApi /services/data/v{n}/sobjects/Account/{id}",
        "URI /001D000000IqhSLIAZ > URI /{sfid}",
        "URI /001D000000IqhSLIAZ?retURL=/x > URI /{sfid}",
        "ApexExecution VF- /apex/CloneUser > ApexExecution VF- /apex/CloneUser",
        "ApexExecution GeneralCloner.cloneAndInsertRecords"
            + "> ApexExecution GeneralCloner.cloneAndInsertRecords",
        "ApexExecution trigger on Account > ApexExecution trigger on Account",
        "ReportExport 00OD0000001bXYZMA2 > ReportExport {sfid}",
        "ApexCallout https://erp.example.com/orders/4711"
            + "> ApexCallout https://erp.example.com/orders/{id}",
        "ApexCallout https://erp.example.com > ApexCallout https://erp.example.com",
        "VisualforceRequest /resource/1548117047000/app.js > VisualforceRequest (static assets)",
        "Logout > Logout"
      })
  void areMapped(String event, String endpoint) {
    assertThat(map(event.getBytes(StandardCharsets.UTF_8))).isEqualTo(endpoint);
  }

  /** Whatever an event holds, its endpoint is short, printable UTF-8. */
  @Test
  void noTextBreaksIt() {
    SplittableRandom random = new SplittableRandom(20_261_120L);
    byte[] alphabet = "A b/%2:.?&=0001D\\x\"\u00e9\0\n".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 20_000; i++) {
      byte[] event = new byte[random.nextInt(i % 10 == 0 ? 600 : 40)];
      for (int k = 0; k < event.length; k++) {
        event[k] = alphabet[random.nextInt(alphabet.length)];
      }
      String endpoint = map(event);
      assertThat(endpoint.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
      assertThat(endpoint).doesNotContain("\uFFFD");
      assertThat(endpoint.chars().noneMatch(c -> c < ' ' || c == 0x7f)).isTrue();
    }
  }

  private String map(byte[] event) {
    mapper.mapEvent(event, 0, event.length);
    return new String(mapper.template(), 0, mapper.templateLength(), StandardCharsets.UTF_8);
  }
}
