package org.crmperf.jobs.report.compare;

import java.util.List;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.advice.compare.ComparedEndpoint;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.compare.Movement;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.text.Text;

/** What changed overall, what it is made of, and where to look first. */
final class CompareSentences {
  private static final double DAY_SECONDS = 86_400;

  private CompareSentences() {}

  static List<Text> of(PeriodComparison found) {
    return List.of(overall(found), made(found), first(found));
  }

  private static Text overall(PeriodComparison found) {
    EndpointTally before = found.before().all();
    EndpointTally after = found.after().all();
    String key =
        found.movement() == Movement.NONE
            ? "compare.overall.same"
            : after.millis(Rank.P95) > before.millis(Rank.P95)
                ? "compare.overall.slower"
                : "compare.overall.faster";
    if (Double.isNaN(before.millis(Rank.P95)) || Double.isNaN(after.millis(Rank.P95))) {
      return Text.of(
          "compare.overall.untimed",
          Shown.rate(found.before().throughput()),
          Shown.rate(found.after().throughput()),
          Shown.share(before.errorRate()),
          Shown.share(after.errorRate()));
    }
    return Text.of(
        key,
        Display.duration(before.millis(Rank.P95)),
        Display.duration(after.millis(Rank.P95)),
        Shown.share(before.errorRate()),
        Shown.share(after.errorRate()),
        Shown.rate(found.before().throughput()),
        Shown.rate(found.after().throughput()));
  }

  private static Text made(PeriodComparison found) {
    MixShift shift = found.comparison().shift();
    if (found.comparison().hours() == 0 || shift == null) {
      return Text.of("compare.made.unknown");
    }
    String mix = Shown.signed(shift.mixMillis(), 0);
    String own = Shown.signed(shift.slowdownMillis(), 0);
    return switch (found.movement()) {
      case MIX -> Text.of("compare.made.mix", mix, own);
      case OWN -> Text.of("compare.made.own", mix, own);
      case BOTH -> Text.of("compare.made.both", mix, own);
      case NONE -> Text.of("compare.made.none", mix, own);
    };
  }

  private static Text first(PeriodComparison found) {
    List<ComparedEndpoint> regressed = found.of(Change.REGRESSED);
    if (found.comparison().commonChange() == Change.REGRESSED) {
      return Text.of("compare.first.common", Shown.size(found.comparison().commonRatio()));
    }
    if (regressed.isEmpty()) {
      return found.tested() == 0
          ? Text.of("compare.first.untested")
          : Text.of(
              "compare.first.none",
              Shown.count(found.tested()),
              Shown.count(found.of(Change.IMPROVED).size()));
    }
    ComparedEndpoint worst = regressed.get(0);
    return Text.of("compare.first.regressed", Shown.name(worst.endpoint()), sentence(worst, found));
  }

  /** What changed of an endpoint, as a clause. */
  static Text sentence(ComparedEndpoint endpoint, PeriodComparison found) {
    EndpointChange claim = endpoint.claim();
    if (claim == null) {
      return Text.of("compare.change.none");
    }
    EndpointChange.Errors errors = claim.errors();
    if (endpoint.byErrorsAlone() && errors != null) {
      return Text.of(
          "compare.change.errors", Shown.share(errors.baselineRate()), Shown.share(errors.rate()));
    }
    EndpointChange.Time time = claim.time();
    if (time == null) {
      return Text.of("compare.change.none");
    }
    boolean slower = time.ratio() >= 1;
    String all = slower ? "compare.change.all.slower" : "compare.change.all.faster";
    String tail = slower ? "compare.change.tail.slower" : "compare.change.tail.faster";
    return Text.of(
        time.tail() ? tail : all,
        Shown.size(time.ratio()),
        Shown.change(time.low()),
        Shown.change(time.high()),
        Shown.duration(endpoint.before(), Rank.P95),
        Shown.duration(endpoint.after(), Rank.P95),
        Display.span(
            Math.abs(endpoint.extraHours()) * 3600 * DAY_SECONDS / found.after().seconds()));
  }
}
