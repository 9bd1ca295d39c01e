package org.crmperf.jobs.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.error.Errors;

/** A load test as JSON; figures that the tool did not give are left out. */
final class LoadTestJson {
  private static final JsonFactory JSON = new JsonFactory();

  private LoadTestJson() {}

  static byte[] write(LoadTest test) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("format", test.format());
      json.writeArrayFieldStart("rows");
      for (LoadTestRow row : test.rows()) {
        write(json, row);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw Errors.internal("a load test cannot be written as JSON", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, LoadTestRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", row.name());
    json.writeStringField("method", row.method());
    json.writeStringField("error", row.error());
    number(json, "requests", row.requests());
    number(json, "failures", row.failures());
    number(json, "medianMillis", row.medianMillis());
    number(json, "meanMillis", row.meanMillis());
    number(json, "minMillis", row.minMillis());
    number(json, "maxMillis", row.maxMillis());
    number(json, "p95Millis", row.p95Millis());
    number(json, "p99Millis", row.p99Millis());
    number(json, "requestsPerSecond", row.requestsPerSecond());
    if (row.firstSecond() >= 0) {
      json.writeNumberField("firstSecond", row.firstSecond());
      json.writeNumberField("lastSecond", row.lastSecond());
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String key, double value) throws IOException {
    if (!Double.isNaN(value)) {
      json.writeNumberField(key, value);
    }
  }

  static LoadTest read(byte[] bytes) throws IOException {
    String format = "";
    List<LoadTestRow> rows = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken token = json.nextToken();
        if (key.equals("format")) {
          format = json.getText();
        } else if (key.equals("rows") && token == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row(json));
          }
        } else {
          json.skipChildren();
        }
      }
    }
    return new LoadTest(format, List.copyOf(rows));
  }

  private static LoadTestRow row(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken token = json.nextToken();
      if (token.isNumeric()) {
        numbers.put(key, json.getDoubleValue());
      } else if (token == JsonToken.VALUE_STRING) {
        texts.put(key, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return new LoadTestRow(
        texts.getOrDefault("name", ""),
        texts.getOrDefault("method", ""),
        numbers.getOrDefault("requests", Double.NaN),
        numbers.getOrDefault("failures", Double.NaN),
        numbers.getOrDefault("medianMillis", Double.NaN),
        numbers.getOrDefault("meanMillis", Double.NaN),
        numbers.getOrDefault("minMillis", Double.NaN),
        numbers.getOrDefault("maxMillis", Double.NaN),
        numbers.getOrDefault("p95Millis", Double.NaN),
        numbers.getOrDefault("p99Millis", Double.NaN),
        numbers.getOrDefault("requestsPerSecond", Double.NaN),
        texts.getOrDefault("error", ""),
        numbers.getOrDefault("firstSecond", -1.0).longValue(),
        numbers.getOrDefault("lastSecond", -1.0).longValue());
  }
}
