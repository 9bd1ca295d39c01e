package org.crmperf.jobs.nightly;

import java.util.Arrays;
import java.util.List;
import org.crmperf.jobs.advice.scenario.LogSink;

/** What a platform would be like with an endpoint's times cut, from every single request. */
record ExactWhatIf(double lostHours, long[] sorted, double apdex, double userHours) {
  private static final long APDEX_MICROS = 500_000;
  private static final double MICROS_AN_HOUR = 3.6e9;

  static ExactWhatIf of(List<LogSink.Request> requests, String endpoint, long targetMicros) {
    long[] micros = new long[requests.size()];
    double lost = 0;
    double score = 0;
    double sum = 0;
    for (int i = 0; i < micros.length; i++) {
      LogSink.Request r = requests.get(i);
      micros[i] = r.micros();
      if ((r.endpoint().method() + " " + r.endpoint().path()).equals(endpoint)) {
        micros[i] = Math.min(r.micros(), targetMicros);
        lost += r.micros() - micros[i];
      }
      sum += micros[i];
      if (r.status() < 500) {
        score += micros[i] <= APDEX_MICROS ? 1 : micros[i] <= 4 * APDEX_MICROS ? 0.5 : 0;
      }
    }
    Arrays.sort(micros);
    return new ExactWhatIf(
        lost / MICROS_AN_HOUR, micros, score / micros.length, sum / MICROS_AN_HOUR);
  }

  double percentileMillis(double quantile) {
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1] / 1000.0;
  }
}
