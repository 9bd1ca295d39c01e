package org.crmperf.jobs.nightly;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.crmperf.jobs.advice.scenario.LogSink;
import org.crmperf.jobs.advice.scenario.ScenarioDay;

/** Requests as the CSV file that JMeter writes of a test; it does not say the method. */
final class LoadTestFileWriter {
  private LoadTestFileWriter() {}

  static Path write(
      ScenarioDay day,
      Path file,
      Predicate<LogSink.Request> kept,
      UnaryOperator<LogSink.Request> as)
      throws IOException {
    List<LogSink.Request> requests = new ArrayList<>();
    day.send(
        (e, time, status, micros) -> requests.add(new LogSink.Request(e, time, status, micros)));
    requests.sort(Comparator.comparingLong(LogSink.Request::timeMicros));
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write("timeStamp,elapsed,label,responseCode,responseMessage,threadName,success,bytes\n");
      for (LogSink.Request request : requests) {
        if (kept.test(request)) {
          LogSink.Request r = as.apply(request);
          out.write(
              String.join(
                      ",",
                      Long.toString(r.timeMicros() / 1000),
                      Long.toString(r.micros() / 1000),
                      r.endpoint().path(),
                      Integer.toString(r.status()),
                      "OK",
                      "Users 1-1",
                      Boolean.toString(r.status() < 500),
                      "2326")
                  + "\n");
        }
      }
    }
    return file;
  }
}
