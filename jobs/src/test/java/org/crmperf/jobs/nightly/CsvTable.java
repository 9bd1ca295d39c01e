package org.crmperf.jobs.nightly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a report, read by somebody else's reader. */
record CsvTable(Path file, List<String> columns, List<Map<String, String>> rows) {
  static CsvTable read(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return new CsvTable(
          file,
          parser.getHeaderNames(),
          parser.getRecords().stream().map(CSVRecord::toMap).toList());
    }
  }
}
