package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.crmperf.jobs.metric.MetricDefinition;

/**
 * What the list of days shows of a summary.json.
 *
 * @param from first day
 * @param to last day
 * @param metrics by column, NaN where undefined
 */
record DaySummary(LocalDate from, LocalDate to, Map<String, Double> metrics) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads as far as the metrics. */
  static DaySummary read(InputStream in) throws IOException {
    String from = "";
    String to = "";
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "from" -> from = json.getText();
          case "to" -> to = json.getText();
          case "metrics" -> {
            return new DaySummary(LocalDate.parse(from), LocalDate.parse(to), metrics(json));
          }
          default -> json.skipChildren();
        }
      }
    } catch (DateTimeParseException e) {
      throw new IOException("a day is no date", e);
    }
    throw new IOException("it holds no metrics");
  }

  double get(MetricDefinition metric) {
    return metrics.getOrDefault(metric.column(), Double.NaN);
  }

  private static Map<String, Double> metrics(JsonParser json) throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String column = json.currentName();
      JsonToken token = json.nextToken();
      if (token.isNumeric()) {
        metrics.put(column, json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
    return metrics;
  }
}
