package org.crmperf.jobs.report.compare;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.advice.compare.ComparedEndpoint;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.advice.compare.PeriodTally;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.report.Printable;
import org.crmperf.jobs.report.Times;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;

/** summary.json of a comparison; its sentences are English, as all files for programs are. */
final class ComparisonJson {
  /** Raised when a field changes its meaning or goes; new fields do not raise it. */
  static final int SCHEMA_VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Words ENGLISH = Words.in(Language.EN);

  private final JsonGenerator json;

  private ComparisonJson(JsonGenerator json) {
    this.json = json;
  }

  /** A generator of indented JSON. */
  static JsonGenerator open(OutputStream out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8);
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    return json;
  }

  static void write(PeriodComparison found, CompareSubject subject, OutputStream out)
      throws IOException {
    try (JsonGenerator json = open(out)) {
      ComparisonJson writer = new ComparisonJson(json);
      json.writeStartObject();
      json.writeNumberField("schema_version", SCHEMA_VERSION);
      json.writeStringField("kind", "periods");
      writer.subject(subject, found.before(), found.after(), "before", "after");
      writer.texts("sentences", CompareSentences.of(found));
      writer.texts("cautions", found.cautions());
      writer.comparison(found);
      writer.endpoints("regressed", found, Change.REGRESSED);
      writer.endpoints("improved", found, Change.IMPROVED);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** What was compared with what, and the figures of both. */
  static void subject(
      JsonGenerator json,
      CompareSubject subject,
      PeriodTally before,
      PeriodTally after,
      String first,
      String second)
      throws IOException {
    new ComparisonJson(json).subject(subject, before, after, first, second);
  }

  private void subject(
      CompareSubject subject, PeriodTally before, PeriodTally after, String first, String second)
      throws IOException {
    json.writeStringField("version", subject.version());
    json.writeStringField("zone", subject.zone().getId());
    json.writeArrayFieldStart("services");
    for (String service : subject.services()) {
      json.writeString(Printable.text(service));
    }
    json.writeEndArray();
    side(first, subject, subject.before(), before);
    side(second, subject, subject.after(), after);
  }

  private void side(
      String name, CompareSubject subject, CompareSubject.Side side, PeriodTally tally)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField(
        "start", Times.iso(side.start().atZone(subject.zone()).toOffsetDateTime()));
    json.writeStringField("end", Times.iso(side.end().atZone(subject.zone()).toOffsetDateTime()));
    json.writeNumberField("requests", tally.all().requests());
    json.writeNumberField("errors", tally.all().stats().errors);
    number("error_rate", tally.all().errorRate(), 6);
    number("throughput_rps", tally.throughput(), 6);
    number("peak_minute_rps", tally.peakThroughput(), 6);
    for (Rank rank : Rank.values()) {
      QuantileInterval interval = tally.all().interval(rank);
      String column = rank.name().toLowerCase(Locale.ROOT);
      number(column + "_ms", interval == null ? Double.NaN : interval.micros() / 1000.0, 3);
      number(column + "_low_ms", interval == null ? Double.NaN : interval.lowMicros() / 1000.0, 3);
      number(
          column + "_high_ms", interval == null ? Double.NaN : interval.highMicros() / 1000.0, 3);
    }
    json.writeEndObject();
  }

  private void comparison(PeriodComparison found) throws IOException {
    json.writeNumberField("hours_compared", found.comparison().hours());
    json.writeNumberField("tests", found.comparison().tests());
    number("common_ratio", found.comparison().commonRatio(), 4);
    json.writeStringField("common_change", found.comparison().commonChange().column());
    json.writeStringField("p95_moved_by", found.movement().name().toLowerCase(Locale.ROOT));
    MixShift shift = found.comparison().shift();
    if (shift != null) {
      json.writeObjectFieldStart("p95_shift");
      number("before_ms", shift.baselineMillis(), 3);
      number("after_ms", shift.periodMillis(), 3);
      number("mix_ms", shift.mixMillis(), 3);
      number("slowdown_ms", shift.slowdownMillis(), 3);
      number("residual_ms", shift.residualMillis(), 3);
      json.writeEndObject();
    }
    json.writeObjectFieldStart("endpoints");
    for (Change change : Change.values()) {
      json.writeNumberField(change.column(), found.of(change).size());
    }
    json.writeEndObject();
  }

  private void endpoints(String name, PeriodComparison found, Change change) throws IOException {
    json.writeArrayFieldStart(name);
    for (ComparedEndpoint endpoint : found.of(change)) {
      json.writeStartObject();
      json.writeStringField("endpoint", Printable.text(endpoint.endpoint().endpoint()));
      json.writeStringField("method", Printable.text(endpoint.endpoint().method()));
      json.writeStringField(
          "evidence", Printable.text(ENGLISH.say(CompareSentences.sentence(endpoint, found))));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void texts(String name, Iterable<Text> texts) throws IOException {
    texts(json, name, texts);
  }

  /** Sentences in English. */
  static void texts(JsonGenerator json, String name, Iterable<Text> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (Text text : texts) {
      json.writeString(ENGLISH.say(text));
    }
    json.writeEndArray();
  }

  private void number(String name, double value, int decimals) throws IOException {
    number(json, name, value, decimals);
  }

  /** A number, or null for NaN. */
  static void number(JsonGenerator json, String name, double value, int decimals)
      throws IOException {
    json.writeFieldName(name);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeNull();
    } else {
      json.writeNumber(Decimals.fixed(value, decimals));
    }
  }
}
