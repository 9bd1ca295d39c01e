package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.crmperf.parsers.schema.AccessField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers of tables against slow ones, under headers that nobody wrote. */
class TableOracleTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final int HEADERS = 300;
  private static final int ROWS = 20;

  private final RandomTables tables = new RandomTables(new SplittableRandom(SEED));

  @Test
  void iis() {
    for (int i = 0; i < HEADERS; i++) {
      List<String> columns =
          tables.columns(
              List.of("date", "time", "cs-uri-stem", "sc-status"),
              List.of(
                  "s-ip",
                  "cs-method",
                  "cs-uri-query",
                  "s-port",
                  "cs-username",
                  "c-ip",
                  "cs(User-Agent)",
                  "cs(Referer)",
                  "cs(Cookie)",
                  "cs-host",
                  "cs-version",
                  "sc-substatus",
                  "sc-bytes",
                  "cs-bytes",
                  "time-taken"));
      String fields = String.join(" ", columns);
      FastLine fast = FastLine.of("iis_w3c");
      fast.show(bytes("#Fields: " + fields));
      for (int r = 0; r < ROWS; r++) {
        String line = String.join(" ", columns.stream().map(tables::value).toList());
        compare(fast, fields, line, NaiveTable.iis(fields, line));
      }
    }
  }

  @Test
  void ltsv() {
    FastLine fast = FastLine.of("ltsv");
    for (int i = 0; i < HEADERS; i++) {
      List<String> columns =
          tables.columns(
              List.of("time", "req"),
              List.of(
                  "host",
                  "user",
                  "status",
                  "size",
                  "reqsize",
                  "reqtime",
                  "reqtime_microsec",
                  "apptime",
                  "referer",
                  "ua",
                  "vhost",
                  "cache",
                  "x-own"));
      for (int r = 0; r < ROWS; r++) {
        List<String> cells = new ArrayList<>();
        for (String name : columns) {
          cells.add(name + ":" + tables.value(name.equals("time") ? "ltsv time" : name));
        }
        String line = String.join("\t", cells);
        compare(fast, "LTSV", line, NaiveTable.ltsv(line));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void jmeter(char delimiter) throws IOException {
    csv(
        "jmeter_csv",
        delimiter,
        List.of("timeStamp", "elapsed", "success", "label"),
        List.of(
            "responseCode",
            "responseMessage",
            "threadName",
            "FREE",
            "bytes",
            "sentBytes",
            "Latency",
            "Connect",
            "Hostname"),
        NaiveTable::jmeter);
  }

  @Test
  void salesforce() throws IOException {
    csv(
        "salesforce_elf",
        ',',
        List.of("EVENT_TYPE", "TIMESTAMP"),
        List.of(
            "REQUEST_ID",
            "RUN_TIME",
            "CPU_TIME",
            "URI",
            "REQUEST_STATUS",
            "DB_TOTAL_TIME",
            "USER_NAME",
            "CLIENT_IP",
            "METHOD",
            "FREE"),
        NaiveTable::salesforce);
  }

  /** Rows that Commons CSV prints, read by it and by ours. */
  private void csv(
      String format,
      char delimiter,
      List<String> needed,
      List<String> others,
      Function<Map<String, String>, Map<AccessField, Object>> oracle)
      throws IOException {
    for (int i = 0; i < HEADERS; i++) {
      List<String> columns = tables.columns(needed, others);
      QuoteMode mode = i % 2 == 0 ? QuoteMode.ALL : QuoteMode.MINIMAL;
      CSVFormat csv = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setQuoteMode(mode).get();
      FastLine fast = FastLine.of(format);
      fast.show(bytes(csv.format(columns.toArray())));
      CSVFormat reading = csv.builder().setHeader(columns.toArray(String[]::new)).get();
      for (int r = 0; r < ROWS; r++) {
        String line = csv.format(columns.stream().map(tables::value).toArray());
        try (CSVParser parser = CSVParser.parse(line, reading)) {
          CSVRecord record = parser.iterator().next();
          compare(fast, columns.toString(), line, oracle.apply(record.toMap()));
        }
      }
    }
  }

  private static void compare(
      FastLine fast, String header, String line, Map<AccessField, Object> expected) {
    String what = "seed " + SEED + ", header " + header + ", line " + line;
    Map<AccessField, Object> row = fast.parse(bytes(line));
    assertThat(fast.reason()).as("%s", what).isNull();
    assertThat(row).as("%s", what).isEqualTo(expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
