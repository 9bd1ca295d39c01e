package org.crmperf.jobs.report.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.loadtest.LoadTestAnswers;
import org.crmperf.jobs.advice.loadtest.LoadTestComparison;
import org.crmperf.jobs.advice.loadtest.Question;
import org.crmperf.jobs.report.Html;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;

/** Writes all files of a comparison of a load test with production. */
public final class LoadTestFiles {
  private LoadTestFiles() {}

  /**
   * Writes them; summary.json last.
   *
   * @return the name of the page, relative to the store's root
   */
  public static String write(
      LoadTestComparison found, CompareSubject subject, Words words, ReportStore store) {
    String folder = ComparisonFiles.FOLDER + "/" + subject.name() + "/";
    store.discardUnfinished(folder);
    LoadTestCsv csv = new LoadTestCsv(found);
    store.write(folder + "changes.csv", csv::write);
    LoadTestPage page = LoadTestPage.of(found, subject, words);
    store.write(
        folder + "index.html",
        out ->
            Html.write(
                (html, interceptor) -> JteloadtestGenerated.render(html, interceptor, page), out));
    store.write(folder + "summary.json", out -> json(found, subject, out));
    store.finish();
    return folder + "index.html";
  }

  /** What standard output says of it. */
  public static List<String> digest(LoadTestComparison found, CompareSubject subject, Words words) {
    LoadTestSentences sentences = new LoadTestSentences(found);
    List<String> lines = new ArrayList<>();
    lines.add(
        words.say(
            "compare.test.digest",
            org.crmperf.jobs.report.Printable.text(subject.after().label()),
            subject.before().label(),
            subject.zone().getId()));
    lines.add(words.say(sentences.verdict()));
    for (Question question : Question.values()) {
      lines.add(
          words.say(
              "compare.test.line",
              words.of("compare.answer", LoadTestAnswers.of(question, found)),
              sentences.of(question)));
    }
    return lines;
  }

  private static void json(LoadTestComparison found, CompareSubject subject, OutputStream out)
      throws IOException {
    LoadTestSentences sentences = new LoadTestSentences(found);
    Words english = Words.in(Language.EN);
    try (JsonGenerator json = ComparisonJson.open(out)) {
      json.writeStartObject();
      json.writeNumberField("schema_version", ComparisonJson.SCHEMA_VERSION);
      json.writeStringField("kind", "load_test");
      json.writeStringField(
          "load_test", org.crmperf.jobs.report.Printable.text(subject.after().label()));
      ComparisonJson.subject(json, subject, found.production(), found.test(), "production", "test");
      ComparisonJson.texts(json, "sentences", List.of(sentences.verdict()));
      json.writeObjectFieldStart("answers");
      for (Question question : Question.values()) {
        json.writeObjectFieldStart(question.column());
        json.writeStringField("answer", LoadTestAnswers.of(question, found).column());
        json.writeStringField("evidence", english.say(sentences.of(question)));
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeObjectFieldStart("endpoints");
      json.writeNumberField("shared", found.shared().size());
      json.writeNumberField("missing", found.missing().size());
      json.writeNumberField("extra", found.extra().size());
      json.writeNumberField("understated", LoadTestAnswers.understated(found).size());
      json.writeEndObject();
      number(json, "missing_request_share", LoadTestAnswers.missingRequests(found));
      number(json, "missing_time_share", LoadTestAnswers.missingTime(found));
      number(json, "left_out_share", found.leftOut());
      number(json, "mix_distance", found.mix().distance());
      number(json, "mix_distance_by_chance", found.mix().byChance());
      number(json, "p95_ms", found.mix().p95Millis());
      number(json, "p95_in_productions_mix_ms", found.mix().reweightedP95Millis());
      number(json, "understated_request_share", LoadTestAnswers.understatedShare(found));
      number(json, "loop_correlation", found.loop().correlation());
      json.writeNumberField("stalled_minutes", found.loop().stalls());
      number(json, "peak_share", LoadTestAnswers.peakShare(found));
      number(json, "peak_concurrency_production", found.peakConcurrency());
      number(json, "peak_concurrency_test", found.testConcurrency());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    ComparisonJson.number(json, name, value, 6);
  }
}
