package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of tables: how they are known, and how their header goes from one parser to the next. */
class TableDetectionTest {
  private static final String FIELDS = "#Fields: date time cs-method cs-uri-stem sc-status";

  @Test
  void aRecordWithANewlineIsFound() {
    String file =
        """
        "EVENT_TYPE","TIMESTAMP","QUERY"
        "API","20261120081530.417","SELECT Id
        FROM Account

        LIMIT 1"
        """;
    assertThat(detect(file).label()).isEqualTo("salesforce_elf");
    assertThat(detect(file.strip()).label()).isEqualTo("salesforce_elf");
    assertThat(detect(file).records()).isEqualTo(LogFormat.Records.QUOTED_RECORDS);
    assertThat(detect(file).confidence()).isEqualTo(1);
  }

  /** A quiet hour's log has directives and nothing else. */
  @Test
  void aHeaderAloneIsKnown() {
    assertThat(detect(FIELDS + "\n").label()).isEqualTo("iis_w3c");
    assertThat(detect("timeStamp,elapsed,label,success\n").label()).isEqualTo("jmeter_csv");
    byte[] other = bytes("name,amount\nOkafor,12\n");
    assertThat(FormatDetector.detect(other, 0, other.length)).isEmpty();
  }

  @Test
  void directivesMayStandInAnyOrder() {
    String line = "2026-11-20 08:15:30 GET /main.aspx 200\n";
    String software = "#Software: Microsoft Internet Information Services 10.0\n";
    assertThat(detect(FIELDS + "\n" + software + "\n" + line).label()).isEqualTo("iis_w3c");
    assertThat(detect("\n" + software + FIELDS + "  \r\n" + line).label()).isEqualTo("iis_w3c");
  }

  /** A task that starts in mid-file has the header from the one before. */
  @Test
  void theHeaderIsHandedOn() {
    Detection detection = detect(FIELDS + "\n2026-11-20 08:15:30 GET /main.aspx 200\n");
    LineParser first = detection.newParser(ZoneOffset.UTC);
    byte[] fields = bytes(FIELDS);
    first.comment(fields, 0, fields.length);
    LineParser second = detection.newParser(ZoneOffset.UTC);
    byte[] line = bytes("2026-11-20 08:15:30 GET /main.aspx 200");
    RequestBatch batch = new RequestBatch(1);
    assertThat(second.parse(line, 0, line.length, batch, 0)).isEqualTo(RejectReason.LAYOUT);
    second.resume(first.context());
    assertThat(second.parse(line, 0, line.length, batch, 0)).isNull();
    assertThat(second.context()).isEqualTo(first.context());
  }

  @ParameterizedTest
  @CsvSource({
    "iis/u_ex261120.log, iis_w3c, 0",
    "cloudfront/E2EXAMPLE.2026-11-20-08.log, cloudfront, 0",
    "ltsv/access.ltsv, ltsv, 0",
    "salesforce-elf/RestApi.csv, salesforce_elf, 0",
    "salesforce-elf/ApexExecution.csv, salesforce_elf, 0",
    "jmeter/results.csv, jmeter_csv, 15"
  })
  void sampleLogsAreDetected(String name, String format, int transactions) {
    CorpusFile file = CorpusFile.sample(name);
    assertThat(file.detection().label()).isEqualTo(format);
    assertThat(file.rejected()).isEmpty();
    assertThat(file.lines()).hasSize(150);
    assertThat(file.values(AccessField.DURATION, Long.class)).hasSize(150);
    assertThat(file.asides().getOrDefault(LineParser.Aside.COMMENT, 0)).isEqualTo(transactions);
  }

  /** The same requests in five formats have the same durations. */
  @Test
  void unitsOfTheSampleLogsAgree() {
    var millis = CorpusFile.sample("iis/u_ex261120.log").values(AccessField.DURATION, Long.class);
    for (String name :
        List.of(
            "cloudfront/E2EXAMPLE.2026-11-20-08.log",
            "ltsv/access.ltsv",
            "salesforce-elf/RestApi.csv",
            "salesforce-elf/ApexExecution.csv",
            "jmeter/results.csv")) {
      assertThat(CorpusFile.sample(name).values(AccessField.DURATION, Long.class))
          .as("%s", name)
          .isEqualTo(millis);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "#Fields: date time cs-uri-stem time-taken ! 2026-11-20 08:15:30 /a 12",
        "#Fields: date time x-edge-location cs-uri-stem time-taken"
            + "! 2026-11-20\\t08:15:30\\tFRA2\\t/a\\t0.012",
        "timeStamp;elapsed;URL;success ! 1795162530000;12;https://crm.example.com/a;true"
      })
  void aHeaderIsADefinition(String header, String line) {
    assertThat(FastLine.of(header).parse(bytes(line.replace("\\t", "\t"))))
        .containsEntry(AccessField.TIME, 1_795_162_530_000_000L)
        .containsEntry(AccessField.URL, "/a")
        .containsEntry(AccessField.DURATION, 12_000L);
  }

  @Test
  void aHeaderWithoutAStampIsNone() {
    assertThatThrownBy(() -> LogFormats.of("#Fields: cs-method cs-uri-stem"))
        .isInstanceOf(CrmPerfException.class);
  }

  private static Detection detect(String file) {
    byte[] bytes = bytes(file);
    return FormatDetector.detect(bytes, 0, bytes.length).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
