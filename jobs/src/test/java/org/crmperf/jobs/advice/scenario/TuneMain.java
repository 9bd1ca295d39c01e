package org.crmperf.jobs.advice.scenario;

import java.time.*;
import java.util.*;
import java.util.function.*;
import org.crmperf.jobs.advice.baseline.*;
import org.crmperf.jobs.metric.*;

public class TuneMain {
  public static void main(String[] a) {
    int n = Integer.parseInt(a[0]);
    String level = a[1];
    String kind = a[2];
    int baseDays = a.length > 3 ? Integer.parseInt(a[3]) : 1;
    int size = a.length > 4 ? Integer.parseInt(a[4]) : 0;
    long seed0 = a.length > 5 ? Long.parseLong(a[5]) : 1;
    int hit = 0, other = 0, timeFalse = 0, errFalse = 0, common = 0, falseReports=0, improved=0;
    double spread = 0; long thr=0;
    MetricPolicy policy = MetricPolicy.defaults();
    LocalDate day = LocalDate.of(2026, 11, 20);
    for (int i = 0; i < n; i++) {
      Dice dice = new Dice(seed0, i);
      Traffic t = size > 0 ? Traffic.of(size, 300, 9000, dice) : Traffic.of(dice);
      Noise noise = level.equals("none") ? Noise.NONE : level.equals("ordinary") ? Noise.ordinary(dice) : Noise.rough(dice);
      double least = a.length > 6 ? Double.parseDouble(a[6]) : 2000;
      int e = kind.equals("null") ? -1 : t.pick(least, dice);
      Problem p = switch (kind) {
        case "null" -> Problem.NONE;
        case "s10" -> Problem.slower(e, 1.1);
        case "s20" -> Problem.slower(e, 1.2);
        case "s50" -> Problem.slower(e, 1.5);
        case "t20" -> Problem.slowerTail(e, 1.2);
        case "t50" -> Problem.slowerTail(e, 1.5);
        case "err" -> Problem.failing(e, 0.02);
        case "mix" -> Problem.mix(t, 200, 1.5);
        case "thr" -> Problem.busier(e, 2);
        default -> throw new IllegalArgumentException();
      };
      if (kind.equals("mix") || kind.equals("thr")) e = -1;
      BaselineComparison c = new BaselineComparison(CellSink.of(new ScenarioDay(seed0*1000+i, t, noise, day, p), policy), ZoneOffset.UTC, policy, ChangePolicy.DEFAULTS);
      if (baseDays == 1) c.addDay(CellSink.of(new ScenarioDay(seed0*1000+i, t, noise, day.minusDays(7), Problem.NONE), policy));
      else for (int d = 1, got = 0; got < baseDays; d++) {
        LocalDate b = day.minusDays(d);
        if (b.getDayOfWeek().getValue() < 6) { got++; c.addDay(CellSink.of(new ScenarioDay(seed0*1000+i, t, noise, b, Problem.NONE), policy)); }
      }
      Comparison r = c.compare(new BaselineChoice("same-weekday", List.of(day.minusDays(7)), false, ""));
      spread += r.spread();
      boolean found = false; int wrong = 0;
      for (EndpointChange x : r.changes()) {
        boolean target = e >= 0 && x.endpoint().equals(t.endpoints().get(e).path()) && x.method().equals(t.endpoints().get(e).method());
        if (x.throughput()!=null && x.throughput().changed()!=0) thr++;
        if (target && x.change()==Change.REGRESSED) found = true;
        else if (target && a.length>7) System.out.printf("missed i=%d n=%.0f sigma=%.2f slow=%.3f med=%.0f noise=%s time=%s%n", i, t.endpoints().get(e).requestsADay(), t.endpoints().get(e).sigma(), t.endpoints().get(e).slowShare(), t.endpoints().get(e).medianMillis(), noise, x.time());
        if (!target && x.change()==Change.REGRESSED) { wrong++; if (x.time()!=null && x.time().change()==Change.REGRESSED) timeFalse++; else errFalse++;
          if (a.length>7) System.out.printf("FALSE i=%d %s%n  noise=%s spread=%.4f%n", i, x, noise, r.spread()); }
        if (!target && x.change()==Change.IMPROVED) improved++;
      }
      if (r.commonChange()==Change.REGRESSED) { common++; wrong++; }
      if (found) hit++;
      other += wrong; if (wrong>0) falseReports++;
    }
    System.out.printf("%s %s base=%d n=%d: hit %d, false reports %d (claims %d: time %d err %d common %d), improved %d, spread %.4f, thr %d%n", level, kind, baseDays, n, hit, falseReports, other, timeFalse, errFalse, common, improved, spread/n, thr);
  }
}
