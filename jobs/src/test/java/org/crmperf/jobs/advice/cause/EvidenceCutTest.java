package org.crmperf.jobs.advice.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.crmperf.jobs.ingest.LogCells;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence against plain counts, and however the log is cut. */
class EvidenceCutTest {
  private static final long SEED = 4711;

  @ParameterizedTest
  @EnumSource(InjectedCause.class)
  void findingsDoNotDependOnHowTheLogIsCut(InjectedCause cause) {
    PlainDay day = new PlainDay(SEED + cause.ordinal());
    LogText text = cause.into(day, cause.ordinal() % InjectedCause.FORMS);
    String log = text.of(day.requests);

    var whole = CauseScenariosTest.report(LogCells.of(log, text.format, 1)).findings();

    for (int ranges : new int[] {2, 23}) {
      var cut = CauseScenariosTest.report(LogCells.of(log, text.format, ranges)).findings();
      assertThat(cut).hasSameSizeAs(whole);
      for (int i = 0; i < whole.size(); i++) {
        assertThat(cut.get(i)).as("finding %d of %d ranges", i, ranges).isEqualTo(whole.get(i));
      }
    }
  }

  @Test
  void countsAreThoseOfTheRequests() {
    PlainDay day = new PlainDay(SEED);
    Map<RollupKey, RollupCell> cells =
        LogCells.of(LogText.NGINX.of(day.requests), LogText.NGINX.format, 5);

    CellEvidence all = new CellEvidence();
    int sampled = 0;
    for (RollupCell cell : cells.values()) {
      all.add(cell.evidences());
      RequestSample sample = cell.sample();
      sampled += sample == null ? 0 : sample.requests().stream().mapToInt(r -> r.weight()).sum();
    }

    long fetched = 0;
    long notModified = 0;
    long paged = 0;
    long bots = 0;
    Set<String> targets = new HashSet<>();
    for (Req r : day.requests) {
      boolean get = r.method.equals("GET") && r.status == 200;
      fetched += get ? 1 : 0;
      notModified += r.status == 304 ? 1 : 0;
      paged += r.target.contains("?page=") ? 1 : 0;
      bots += r.agent.startsWith("python") ? 1 : 0;
      if (get) {
        targets.add(r.target);
      }
    }
    assertThat(all.get(EvidenceCount.FETCHED)).isEqualTo(fetched);
    assertThat(all.get(EvidenceCount.NOT_MODIFIED)).isEqualTo(notModified);
    assertThat(all.get(EvidenceCount.PAGED)).isEqualTo(paged).isPositive();
    assertThat(all.get(EvidenceCount.BOTS)).isEqualTo(bots).isPositive();
    DistinctCount distinct = all.targets;
    assertThat(distinct).isNotNull();
    // four standard errors
    assertThat(distinct.estimate()).isCloseTo(targets.size(), Offset.offset(0.26 * targets.size()));
    assertThat(sampled).isGreaterThanOrEqualTo(RequestSample.SIZE);
  }

  @Test
  void aSampleOfFewRequestsHasThemAll() {
    PlainDay day = new PlainDay(SEED + 1);
    day.requests.removeIf(r -> (int) r.second / 3600 != 3);
    Map<RollupKey, RollupCell> cells =
        LogCells.of(LogText.NGINX.of(day.requests), LogText.NGINX.format, 1);

    int sampled = 0;
    for (RollupCell cell : cells.values()) {
      RequestSample sample = cell.sample();
      sampled += sample == null ? 0 : sample.requests().stream().mapToInt(r -> r.weight()).sum();
    }

    assertThat(day.requests.size()).isBetween(20, RequestSample.SIZE);
    assertThat(sampled).isEqualTo(day.requests.size());
  }
}
