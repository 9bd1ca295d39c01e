package org.crmperf.jobs.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.metric.Decimals;

/** Time lost and the comparison with the baseline in summary.json. */
final class AdviceJson {
  private final JsonGenerator json;

  AdviceJson(JsonGenerator json) {
    this.json = json;
  }

  /** All endpoints with time lost, ranked. */
  void timeLost(TimeLost lost) throws IOException {
    number("time_lost_hours", lost.lostHours(), 4);
    figures("if_all_targets_met", lost.ifAllMet());
    json.writeArrayFieldStart("time_lost");
    for (TimeLost.Row row : lost.rows()) {
      json.writeStartObject();
      json.writeStringField("endpoint", Printable.text(row.endpoint()));
      json.writeStringField("method", Printable.text(row.method()));
      number("target_ms", row.targetMillis(), 3);
      number("lost_hours", row.lostHours(), 4);
      number("share", row.share(), 6);
      json.writeNumberField("over_target", row.overTarget());
      figures("if_met", row.ifMet());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void figures(String name, TimeLost.Figures figures) throws IOException {
    json.writeObjectFieldStart(name);
    number("p50_ms", figures.p50Millis(), 3);
    number("p95_ms", figures.p95Millis(), 3);
    number("p99_ms", figures.p99Millis(), 3);
    number("apdex", figures.apdex(), 4);
    number("user_hours", figures.userHours(), 4);
    json.writeEndObject();
  }

  /** Which days the baseline is and why, the shift of the p95, and how many endpoints changed. */
  void comparison(Comparison comparison) throws IOException {
    BaselineChoice choice = comparison.choice();
    json.writeObjectFieldStart("baseline");
    json.writeStringField("asked", choice.asked());
    json.writeBooleanField("fallback", choice.fallback());
    json.writeStringField("reason", choice.reason().english());
    json.writeArrayFieldStart("days");
    for (LocalDate day : choice.days()) {
      json.writeString(day.toString());
    }
    json.writeEndArray();
    json.writeNumberField("hours_compared", comparison.hours());
    json.writeNumberField("tests", comparison.tests());
    number("common_ratio", comparison.commonRatio(), 4);
    number("endpoint_spread", comparison.spread(), 4);
    MixShift shift = comparison.shift();
    if (shift != null) {
      json.writeObjectFieldStart("p95_shift");
      number("baseline_ms", shift.baselineMillis(), 3);
      number("period_ms", shift.periodMillis(), 3);
      number("mix_ms", shift.mixMillis(), 3);
      number("slowdown_ms", shift.slowdownMillis(), 3);
      number("residual_ms", shift.residualMillis(), 3);
      json.writeEndObject();
    }
    json.writeObjectFieldStart("endpoints");
    for (Change change : Change.values()) {
      json.writeNumberField(change.column(), comparison.count(change));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void number(String name, double value, int decimals) throws IOException {
    json.writeFieldName(name);
    if (Double.isNaN(value)) {
      json.writeNull();
    } else {
      json.writeNumber(Decimals.fixed(value, decimals));
    }
  }
}
