package org.crmperf.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.warehouse.LoadTestRow;
import org.crmperf.parsers.schema.RejectReason;

/**
 * What Locust's workers report to their master every few seconds: for each request since the report
 * before, counts and a histogram of its response times, rounded by Locust. Added up here.
 */
final class LocustWorkers implements AggregateRows {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_NAME = 1000;

  /** Locust rounds to two digits, so that there are some hundreds; more are no histogram. */
  private static final int MOST_TIMES = 10_000;

  private final Map<String, Sum> sums = new LinkedHashMap<>();

  /** One request's part of one report, and the sum of all. */
  private static final class Sum {
    String name = "";
    String method = "";
    double requests;
    double failures;
    double totalMillis;
    double minMillis = Double.NaN;
    double maxMillis = Double.NaN;
    double firstSecond = Double.NaN;
    double lastSecond = Double.NaN;
    final TreeMap<Double, Double> times = new TreeMap<>();

    void add(Sum part) {
      requests += part.requests;
      failures += part.failures;
      totalMillis += part.totalMillis;
      minMillis = least(minMillis, part.minMillis);
      maxMillis = -least(-maxMillis, -part.maxMillis);
      firstSecond = least(firstSecond, part.firstSecond);
      lastSecond = -least(-lastSecond, -part.lastSecond);
      part.times.forEach(
          (time, count) -> {
            if (times.size() < MOST_TIMES || times.containsKey(time)) {
              times.merge(time, count, Double::sum);
            }
          });
    }

    private static double least(double a, double b) {
      return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    /** The nearest rank. */
    double percentile(double share) {
      double all = times.values().stream().mapToDouble(Double::doubleValue).sum();
      double rank = Math.ceil(share * all);
      double seen = 0;
      for (Map.Entry<Double, Double> time : times.entrySet()) {
        seen += time.getValue();
        if (seen >= rank) {
          return time.getKey();
        }
      }
      return Double.NaN;
    }

    LoadTestRow row() {
      return new LoadTestRow(
          name,
          method,
          requests,
          failures,
          percentile(0.5),
          requests > 0 ? totalMillis / requests : Double.NaN,
          minMillis,
          maxMillis,
          percentile(0.95),
          percentile(0.99),
          Double.NaN,
          "",
          Double.isNaN(firstSecond) ? -1 : (long) firstSecond,
          Double.isNaN(lastSecond) ? -1 : (long) lastSecond);
    }
  }

  @Override
  public Taken take(byte[] b, int from, int to) {
    List<Sum> parts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(b, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT || !report(json, parts)) {
        return Taken.REJECT;
      }
    } catch (IOException e) {
      return Taken.REJECT;
    }
    for (Sum part : parts) {
      String key = part.method + " " + part.name;
      if (sums.containsKey(key) || sums.size() < MOST) {
        Sum sum = sums.computeIfAbsent(key, k -> new Sum());
        sum.name = part.name;
        sum.method = part.method;
        sum.add(part);
      }
    }
    return Taken.ROW;
  }

  private static boolean report(JsonParser json, List<Sum> parts) throws IOException {
    boolean any = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken token = json.nextToken();
      if (key.equals("stats") && token == JsonToken.START_ARRAY) {
        any = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
          parts.add(part(json));
        }
      } else {
        json.skipChildren();
      }
    }
    return any;
  }

  private static Sum part(JsonParser json) throws IOException {
    Sum part = new Sum();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        String text = json.getText();
        text = text.substring(0, Math.min(text.length(), LONGEST_NAME));
        part.name = key.equals("name") ? text : part.name;
        part.method = key.equals("method") ? text : part.method;
      } else if (token.isNumeric()) {
        number(part, key, json.getDoubleValue());
      } else if (key.equals("response_times") && token == JsonToken.START_OBJECT) {
        times(json, part);
      } else {
        json.skipChildren();
      }
    }
    return part;
  }

  private static void number(Sum part, String key, double value) {
    if (value < 0 || value > Long.MAX_VALUE) {
      return;
    }
    switch (key) {
      case "num_requests" -> part.requests = value;
      case "num_failures" -> part.failures = value;
      case "total_response_time" -> part.totalMillis = value;
      case "min_response_time" -> part.minMillis = value;
      case "max_response_time" -> part.maxMillis = value;
      case "start_time" -> part.firstSecond = second(value);
      case "last_request_timestamp" -> part.lastSecond = second(value);
      default -> {}
    }
  }

  private static double second(double value) {
    return value < LocustCsv.LAST_SECOND ? value : Double.NaN;
  }

  private static void times(JsonParser json, Sum part) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String time = json.currentName();
      if (json.nextToken().isNumeric() && part.times.size() < MOST_TIMES) {
        try {
          part.times.merge(Double.parseDouble(time), json.getDoubleValue(), Double::sum);
        } catch (NumberFormatException e) {
          throw new IOException("a response time of " + time, e);
        }
      } else {
        json.skipChildren();
      }
    }
  }

  @Override
  public RejectReason reason() {
    return RejectReason.LAYOUT;
  }

  @Override
  public String failedField() {
    return "stats";
  }

  @Override
  public List<LoadTestRow> rows() {
    return sums.values().stream().map(Sum::row).toList();
  }
}
