package org.crmperf.jobs.report.month;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.crmperf.jobs.report.Moments;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.parsers.error.CrmPerfException;
import org.jspecify.annotations.Nullable;

/** Reads what a month shows of a day from its summary.json and, if it had any, its outages.csv. */
final class DayReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /** Of rows; sentences of findings are most of a summary, and are passed over without a copy. */
  private static final Set<String> WANTED =
      Set.of("kind", "endpoint", "method", "lost_hours", "hour_start", "requests", "p95_ms");

  private String zone = "";
  private final Map<String, Double> figures = new HashMap<>();
  private final List<MonthDay.Hour> hours = new ArrayList<>();
  private final List<MonthDay.Lost> lost = new ArrayList<>();
  private final List<MonthDay.Place> regressed = new ArrayList<>();

  private DayReader() {}

  /** The day, or null for a folder without a summary that can be read: it must not stop a night. */
  static @Nullable MonthDay read(ReportStore store, LocalDate date) {
    DayReader reader = new DayReader();
    try (InputStream in = store.open(date + "/summary.json")) {
      if (in == null) {
        return null;
      }
      reader.summary(in);
    } catch (IOException | CrmPerfException e) {
      return null;
    }
    return new MonthDay(
        date,
        reader.zone,
        reader.figure("requests"),
        reader.figure("p95_ms"),
        reader.figure("baseline_ms"),
        reader.figure("error_rate"),
        reader.figure("availability"),
        reader.figure("time_lost_hours"),
        List.copyOf(reader.hours),
        List.copyOf(reader.lost),
        List.copyOf(reader.regressed),
        reader.figure("outages") > 0 ? outages(store, date, reader.zone) : List.of());
  }

  private double figure(String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  private void summary(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken token = json.nextToken();
        switch (field) {
          case "zone" -> zone = json.getText();
          case "metrics" -> numbers(json);
          case "outages", "time_lost_hours" -> number(field, token, json);
          case "baseline" -> baseline(json);
          case "time_lost" -> rows(json, token, this::lost);
          case "finding_details" -> rows(json, token, this::finding);
          case "hours" -> rows(json, token, this::hour);
          default -> json.skipChildren();
        }
      }
    }
  }

  private void number(String field, JsonToken token, JsonParser json) throws IOException {
    if (token.isNumeric()) {
      figures.put(field, json.getDoubleValue());
    } else {
      json.skipChildren();
    }
  }

  private void numbers(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      number(field, json.nextToken(), json);
    }
  }

  private void baseline(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (field.equals("p95_shift") && token == JsonToken.START_OBJECT) {
        numbers(json);
      } else {
        json.skipChildren();
      }
    }
  }

  /** Takes the texts and numbers of an object that a month shows. */
  @FunctionalInterface
  private interface Row {
    void take(Map<String, String> cells);
  }

  private static void rows(JsonParser json, JsonToken token, Row row) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> cells = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (WANTED.contains(field) && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
          cells.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
      row.take(cells);
    }
  }

  private void lost(Map<String, String> cells) {
    lost.add(new MonthDay.Lost(place(cells), value(cells, "lost_hours")));
  }

  private void finding(Map<String, String> cells) {
    if ("regressed".equals(cells.get("kind")) && cells.containsKey("endpoint")) {
      regressed.add(place(cells));
    }
  }

  private void hour(Map<String, String> cells) {
    String start = cells.getOrDefault("hour_start", "");
    if (start.length() >= 13 && Character.isDigit(start.charAt(11))) {
      int hour = 10 * (start.charAt(11) - '0') + start.charAt(12) - '0';
      if (hour >= 0 && hour < 24) {
        hours.add(new MonthDay.Hour(hour, value(cells, "requests"), value(cells, "p95_ms")));
      }
    }
  }

  private static MonthDay.Place place(Map<String, String> cells) {
    return new MonthDay.Place(cells.getOrDefault("method", ""), cells.getOrDefault("endpoint", ""));
  }

  private static double value(Map<String, String> cells, String name) {
    String text = cells.get(name);
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static List<MonthDay.Outage> outages(ReportStore store, LocalDate date, String zone) {
    List<MonthDay.Outage> outages = new ArrayList<>();
    try (InputStream in = store.open(date + "/outages.csv")) {
      if (in == null) {
        return outages;
      }
      Moments moments = Moments.of(ZoneId.of(zone), date, date);
      Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8);
      try (CSVParser csv = CSVParser.parse(utf8, CSV)) {
        for (CSVRecord row : csv) {
          outages.add(
              new MonthDay.Outage(
                  moments.moment(OffsetDateTime.parse(row.get("start"))),
                  moments.moment(OffsetDateTime.parse(row.get("end"))),
                  row.get("minutes"),
                  row.get("requests"),
                  row.get("errors")));
        }
      }
    } catch (IOException
        | CrmPerfException
        | DateTimeException
        | IllegalArgumentException
        | IllegalStateException e) {
      return List.copyOf(outages);
    }
    return List.copyOf(outages);
  }
}
