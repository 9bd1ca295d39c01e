package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.error.CrmPerfException;
import org.jspecify.annotations.Nullable;

/**
 * What the report says that is in a folder now, read back from its summary.json.
 *
 * @param baseline the days it was compared with
 * @param hours those with requests
 * @param firstReported of the hours that it restated, the figures reported first
 */
public record FormerReport(
    String zone,
    Instant generatedAt,
    Baseline baseline,
    Map<Instant, HourFigures> hours,
    Map<Instant, HourFigures> firstReported) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * What it was compared with.
   *
   * @param asked the option's value
   * @param days in order; empty if there was none
   */
  public record Baseline(String asked, List<LocalDate> days) {}

  /** Null if there is none, or none that can be read: then nothing was reported. */
  public static @Nullable FormerReport read(ReportStore store, String folder) {
    try (InputStream in = store.open(folder + "/" + ReportFiles.SUMMARY)) {
      return in == null ? null : parse(in);
    } catch (IOException | DateTimeException | CrmPerfException e) {
      return null;
    }
  }

  private static FormerReport parse(InputStream in) throws IOException {
    String zone = "";
    Instant generatedAt = Instant.MIN;
    Baseline baseline = new Baseline("", List.of());
    Map<Instant, HourFigures> hours = new HashMap<>();
    Map<Instant, HourFigures> first = new HashMap<>();
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "zone" -> zone = json.getText();
          case "generated_at" -> generatedAt = Instant.parse(json.getText());
          case "baseline" -> baseline = baseline(json);
          case "hours" -> figures(json, "", hours);
          case "restated" -> figures(json, "_before", first);
          default -> json.skipChildren();
        }
      }
    }
    return new FormerReport(zone, generatedAt, baseline, hours, first);
  }

  private static Baseline baseline(JsonParser json) throws IOException {
    String asked = "";
    List<LocalDate> days = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("asked")) {
        asked = json.getText();
      } else if (field.equals("days") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          days.add(LocalDate.parse(json.getText()));
        }
      } else {
        json.skipChildren();
      }
    }
    return new Baseline(asked, List.copyOf(days));
  }

  /** An array of objects; the figures are in the fields whose names end so. */
  private static void figures(JsonParser json, String suffix, Map<Instant, HourFigures> to)
      throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> fields = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        fields.put(name, json.nextToken() == JsonToken.VALUE_NULL ? "" : json.getText());
      }
      to.put(
          OffsetDateTime.parse(fields.getOrDefault("hour_start", "")).toInstant(),
          new HourFigures(
              number(fields, "requests" + suffix),
              number(fields, "errors" + suffix),
              fields.getOrDefault("p95_ms" + suffix, "")));
    }
  }

  private static long number(Map<String, String> fields, String name) throws IOException {
    try {
      return Long.parseLong(fields.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      throw new IOException(name + " is no number", e);
    }
  }
}
