package org.crmperf.jobs.advice.scenario;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Requests as lines of an nginx log with {@code $request_time}, in the order of time. */
public final class LogSink implements ScenarioDay.Sink {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT);

  /** The {@code log_format} of the lines. */
  public static final String LOG_FORMAT =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time";

  /** One request. */
  public record Request(Traffic.Endpoint endpoint, long timeMicros, int status, long micros) {}

  private final List<Request> requests = new ArrayList<>();

  @Override
  public void request(Traffic.Endpoint endpoint, long timeMicros, int status, long micros) {
    requests.add(new Request(endpoint, timeMicros, status, micros));
  }

  /** Writes a day, whose times must be whole milliseconds, and returns its requests. */
  public static List<Request> write(ScenarioDay day, Path file) throws IOException {
    LogSink sink = new LogSink();
    day.send(sink);
    sink.requests.sort(Comparator.comparingLong(Request::timeMicros));
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      for (Request r : sink.requests) {
        out.write(line(r));
      }
    }
    return sink.requests;
  }

  private static String line(Request r) {
    String time =
        Instant.ofEpochSecond(r.timeMicros / 1_000_000).atOffset(ZoneOffset.UTC).format(STAMP);
    long millis = r.micros / 1000;
    return "10.1.2.3 - - ["
        + time
        + "] \""
        + r.endpoint.method()
        + " "
        + r.endpoint.path()
        + " HTTP/1.1\" "
        + r.status
        + " 2326 \"-\" \"Mozilla/5.0\" "
        + millis / 1000
        + "."
        + String.valueOf(1000 + millis % 1000).substring(1)
        + "\n";
  }
}
