package org.crmperf.jobs.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.crmperf.jobs.advice.stats.Distributions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole nights over log files that were written apart from the rules. {@code -Dapart.seed=N} takes
 * other seeds, {@code -Dapart.rounds=N} more of them; each scenario is printed when a test fails.
 */
class ScenariosApartTest {
  private static final long SEED = Long.getLong("apart.seed", 5001);
  private static final int ROUNDS = Integer.getInteger("apart.rounds", 1);
  private static final int PER_ROUND = 6;
  private static final int SHIFTS = 8;

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void theInjectedCauseIsTheFirstRecommendation() {
    int cause = 0;
    int row = 0;
    int all = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Causes.Variant v : Causes.ALL.values()) {
        long seed = SEED + all++;
        Days days = new Days(seed, v.name(), 10_000, 30_000);
        int page = Causes.pick(days.world, days.random);
        if ((seed >> 1 & 1) == 0) {
          days.add(7);
        }
        v.inject().into(days.world, days.add(0), days.random.split(), page);
        Night night = night(days, v.log(), "");
        cause += Told.firstCause(night).equals(v.cause()) ? 1 : 0;
        row += Told.firstRow(night).equals(v.cause()) ? 1 : 0;
        told.add(v.cause() + " " + v.name() + " " + seed + ": " + heads(night));
      }
    }
    assertThat((double) cause / all).as(text()).isGreaterThanOrEqualTo(0.8);
    assertThat((double) row / all).as(text()).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void aFifthMoreOfAnEndpointIsARegressionAndNothingElseIs() {
    int found = 0;
    int wrong = 0;
    int all = ROUNDS * SHIFTS;
    for (int i = 0; i < all; i++) {
      Days days = new Days(SEED + i, "shift", 30_000, 50_000);
      List<Hit> today = days.withBaseline(days.baseline());
      int page = busy(days, today, SEED + i);
      Shifts how = Shifts.values()[i % Shifts.values().length];
      how.into(days.world, today, days.random.split(), page, 0.2);
      Night night = night(days, LogFile.NGINX, days.baseline());
      Page shifted = days.world.pages.get(page);
      found += Told.isRegressed(night, shifted) ? 1 : 0;
      wrong += Told.others(night, "regressed", shifted.method(), shifted.name()).isEmpty() ? 0 : 1;
      told.add(how + " " + (SEED + i) + ": " + heads(night));
    }
    assertThat(found).as(text()).isGreaterThanOrEqualTo(leastOf(all));
    assertThat(wrong).as(text()).isLessThanOrEqualTo(all / 20);
  }

  /** As few as 95 % of so many would yield in one set of seeds in a hundred. */
  private static int leastOf(int all) {
    int k = 0;
    while (1 - Distributions.binomialAtLeast(k + 1, all, 0.95) <= 0.01) {
      k++;
    }
    return k;
  }

  /** One of those with 2,000 requests that day. */
  private static int busy(Days days, List<Hit> today, long seed) {
    int[] count = new int[days.world.pages.size()];
    today.forEach(h -> count[h.endpoint]++);
    List<Integer> busy = new ArrayList<>();
    for (int i = 0; i < count.length; i++) {
      if (count[i] >= 2000 && !days.world.pages.get(i).asset()) {
        busy.add(i);
      }
    }
    Collections.shuffle(busy, new Random(seed));
    return busy.get(0);
  }

  @Test
  void daysWithNothingWrongHaveNoRegressionAndHardlyACause() {
    int regressed = 0;
    int causes = 0;
    int all = ROUNDS * PER_ROUND;
    for (int i = 0; i < all; i++) {
      Days days = new Days(SEED + i, "clean", 5_000, 40_000);
      days.withBaseline(days.baseline());
      LogFile log = LogFile.values()[i % LogFile.values().length];
      Night night = night(days, log, days.baseline());
      regressed += Told.others(night, "regressed", "-", "-").isEmpty() ? 0 : 1;
      causes += Told.firstCause(night).equals("none") ? 0 : 1;
      told.add("clean " + (SEED + i) + ": " + heads(night));
    }
    assertThat(regressed).as(text()).isLessThanOrEqualTo(all / 20);
    assertThat(causes).as(text()).isLessThanOrEqualTo(Math.max(1, all / 5));
  }

  @Test
  void outagesAreFoundToTheMinute() {
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < ROUNDS * PER_ROUND; i++) {
      Days days = new Days(SEED + i, "outage", 20_000, 40_000);
      // by day, when there is no minute without requests: those are unknown, and end a row
      int from = 480 + days.random.nextInt(540);
      int minutes = 2 + days.random.nextInt(29);
      Outages how = Outages.values()[i % Outages.values().length];
      how.into(days.add(0), days.random.split(), from, minutes);
      Night night = night(days, LogFile.NGINX, "none");
      String start = clock(from);
      String end = clock(from + minutes);
      boolean row = Told.hasOutage(night.outages(), start, end, "");
      boolean finding = Told.hasOutage(night.findings(), start, end, "window_");
      if (!row && !finding) {
        missed.add(how + " " + (SEED + i) + " " + start + " " + end + ": " + night.outages());
      }
    }
    assertThat(missed).isEmpty();
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%sT%02d:%02d", Days.REPORTED, minute / 60, minute % 60);
  }

  private Night night(Days days, LogFile log, String baseline) {
    Path run = folder.resolve("run");
    Night night = Night.of(run, log, days.dates, days.hits, baseline);
    Night.delete(run);
    return night;
  }

  private static String heads(Night night) {
    List<Map<String, String>> rows = night.findings();
    return String.join(", ", rows.stream().limit(4).map(Told::words).toList());
  }

  private String text() {
    return String.join("\n", told);
  }
}
