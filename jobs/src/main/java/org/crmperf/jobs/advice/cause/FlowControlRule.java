package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.percent;
import static org.crmperf.jobs.text.Figures.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.text.Text;

/**
 * Hours in which a few clients ask for a large part of everything, by far more than the others and
 * than these clients do in other hours, or the whole day long if they are programs.
 */
final class FlowControlRule implements CauseRule {
  private static final int FEW = 3;
  private static final int LEAST_CLIENTS = 10;
  private static final double LEAST_SHARE = 0.2;
  private static final double LEAST_REQUESTS = 200;
  private static final double TIMES_THE_USUAL = 3;
  private static final double OF_THE_DAY = 0.2;
  private static final double TIMES_THE_MEDIAN = 10;
  private static final double TIMES_THE_PEOPLE = 5;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    facts.samples().forEach((service, sample) -> judge(facts, service, sample, found));
  }

  private static void judge(
      CauseFacts facts, String service, List<Sampled> sample, List<Cause> found) {
    Map<String, double[]> byClient = new HashMap<>();
    Map<String, Double> botted = new HashMap<>();
    double[] hourly = new double[facts.day().hours()];
    for (Sampled s : sample) {
      if (s.hour() < 0 || s.hour() >= hourly.length) {
        continue;
      }
      hourly[s.hour()] += s.stands();
      if (!s.request().client().isEmpty()) {
        byClient.computeIfAbsent(s.request().client(), c -> new double[hourly.length])[s.hour()] +=
            s.stands();
        if (s.request().bot()) {
          botted.merge(s.request().client(), s.stands(), Double::sum);
        }
      }
    }
    if (byClient.size() < LEAST_CLIENTS) {
      return;
    }
    List<ClientHour> hours = heavyHours(byClient, botted, hourly);
    if (!hours.isEmpty()) {
      found.add(cause(facts, service, sample, hours, botted.keySet()));
    }
  }

  private static List<ClientHour> heavyHours(
      Map<String, double[]> byClient, Map<String, Double> botted, double[] hourly) {
    double all = sum(hourly);
    double median = median(byClient);
    List<ClientHour> hours = new ArrayList<>();
    for (int h = 0; h < hourly.length; h++) {
      int hour = h;
      List<String> heavy =
          byClient.entrySet().stream()
              .filter(e -> isHeavy(e.getValue(), botted.containsKey(e.getKey()), hour, hourly, all))
              .filter(e -> isFarMore(e.getValue(), hour, hourly, byClient.size(), median))
              .sorted(
                  Comparator.comparingDouble((Map.Entry<String, double[]> e) -> -e.getValue()[hour])
                      .thenComparing(Map.Entry::getKey))
              .map(Map.Entry::getKey)
              .toList();
      List<String> few = new ArrayList<>(heavy.subList(0, Math.min(FEW, heavy.size())));
      few.addAll(programs(byClient, botted.keySet(), few, TIMES_THE_PEOPLE * median));
      double theirs = few.stream().mapToDouble(c -> byClient.getOrDefault(c, hourly)[hour]).sum();
      if (theirs >= LEAST_SHARE * hourly[h] && theirs >= LEAST_REQUESTS) {
        hours.add(new ClientHour(h, hourly[h], theirs, 0, few));
      }
    }
    return hours;
  }

  /** Whether a client asks for far more than others do, the day long or in this hour. */
  private static boolean isFarMore(
      double[] own, int hour, double[] hourly, int clients, double median) {
    double others = (hourly[hour] - own[hour]) / Math.max(1, clients - 1);
    return sum(own) >= TIMES_THE_MEDIAN * median
        || own[hour] >= TIMES_THE_MEDIAN * TIMES_THE_USUAL * others;
  }

  /** Programs by their names that ask for far more than people do: they may be many. */
  private static List<String> programs(
      Map<String, double[]> byClient, Set<String> bots, List<String> without, double least) {
    return byClient.entrySet().stream()
        .filter(e -> bots.contains(e.getKey()) && !without.contains(e.getKey()))
        .filter(e -> sum(e.getValue()) >= least)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether a client asks for much in an hour, and for more than it usually does. */
  private static boolean isHeavy(double[] own, boolean bot, int hour, double[] hourly, double all) {
    double share = own[hour] / Math.max(1, hourly[hour]);
    if (share < LEAST_SHARE / FEW) {
      return false; // nearly all are: their hours need not be added up
    }
    double total = sum(own);
    double elsewhere = (total - own[hour]) / Math.max(1, all - hourly[hour]);
    double quiet = total / own.length;
    boolean burst =
        share >= TIMES_THE_USUAL * elsewhere || own[hour] >= TIMES_THE_USUAL * 2 * quiet;
    return burst || total >= OF_THE_DAY * all || bot;
  }

  private static double median(Map<String, double[]> byClient) {
    double[] totals =
        byClient.values().stream().mapToDouble(FlowControlRule::sum).sorted().toArray();
    return totals[totals.length / 2];
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum;
  }

  private static Cause cause(
      CauseFacts facts,
      String service,
      List<Sampled> sample,
      List<ClientHour> hours,
      Set<String> bots) {
    Set<Integer> which = new HashSet<>();
    Set<String> names = new TreeSet<>();
    double theirs = 0;
    ClientHour worst = hours.get(0);
    for (ClientHour h : hours) {
      which.add(h.hour());
      names.addAll(h.names());
      theirs += h.heavy();
      worst = h.heavy() > worst.heavy() ? h : worst;
    }
    double own = 0;
    double ownOver = 0;
    for (Sampled s : sample) {
      if (which.contains(s.hour()) && names.contains(s.request().client()) && s.isTimed()) {
        double micros = s.request().micros();
        own += s.stands() * micros;
        ownOver +=
            s.stands()
                * Math.max(
                    0,
                    micros
                        - facts
                            .policy()
                            .targetMicros(s.request().endpoint(), s.request().method()));
      }
    }
    double excess = excess(facts, service, which);
    double failed = failedMore(facts, service, which);
    double hoursWon =
        Effort.hours(1, ownOver, own)
            + Math.max(0, excess - own) / Effort.MICROS_AN_HOUR
            + Effort.failed(failed);
    boolean programs = names.stream().anyMatch(bots::contains);
    String first = worst.names().get(0);
    return facts.about(
        CauseKind.FLOW_CONTROL,
        new Words(
            Text.sentences(
                Text.of(
                    "advice.clients.evidence",
                    worst.names().size() == 1
                        ? Text.of("advice.clients.one", first)
                        : Text.of("advice.clients.several", worst.names().size(), first),
                    percent(worst.share()),
                    AvailabilityRule.clock(facts, worst.hour()),
                    fixed(worst.heavy(), 0),
                    fixed(worst.requests(), 0),
                    hours.size() == 1
                        ? Text.of("advice.clients.hour")
                        : Text.of("advice.clients.hours", hours.size()),
                    programs ? Text.of("advice.clients.programs") : Text.NONE,
                    facts.of(service)),
                failed >= 1 ? Text.of("advice.clients.failed", fixed(failed, 0)) : Text.NONE),
            Text.of("advice.clients.recommendation"),
            gain(theirs, own / Effort.MICROS_AN_HOUR, (excess - own) / Effort.MICROS_AN_HOUR),
            Text.of("advice.clients.refutation")),
        Math.min(0.95, 0.6 + 0.5 * worst.share()),
        hoursWon,
        List.of());
  }

  private static Text gain(double requests, double workHours, double waitHours) {
    String about = fixed(requests, 0);
    return waitHours > 0
        ? Text.of("advice.clients.gain.waiting", about, time(workHours), time(waitHours))
        : Text.of("advice.clients.gain", about, time(workHours));
  }

  /** Time in these hours beyond what their requests take in the others, microseconds. */
  private static double excess(CauseFacts facts, String service, Set<Integer> which) {
    double excess = 0;
    for (EndpointCase e : facts.endpoints()) {
      if (!e.series().service().equals(service)) {
        continue;
      }
      double inside = 0;
      double insideTimed = 0;
      double outside = 0;
      double outsideTimed = 0;
      for (int h = 0; h < e.series().cells().size(); h++) {
        RollupCell cell = e.series().cells().get(h);
        if (cell != null && which.contains(h)) {
          inside += cell.stats.sumMicros;
          insideTimed += cell.stats.timed;
        } else if (cell != null) {
          outside += cell.stats.sumMicros;
          outsideTimed += cell.stats.timed;
        }
      }
      if (outsideTimed > 0) {
        excess += inside - outside / outsideTimed * insideTimed;
      }
    }
    return Math.max(0, excess);
  }

  /** Failures in these hours beyond the others' rate. */
  private static double failedMore(CauseFacts facts, String service, Set<Integer> which) {
    double inside = 0;
    double insideAll = 0;
    double outside = 0;
    double outsideAll = 0;
    for (EndpointCase e : facts.endpoints()) {
      if (!e.series().service().equals(service)) {
        continue;
      }
      for (int h = 0; h < e.series().cells().size(); h++) {
        RollupCell cell = e.series().cells().get(h);
        if (cell != null) {
          org.crmperf.jobs.metric.CellEvidence evidence = cell.evidence();
          double failed =
              evidence == null
                  ? cell.stats.errors
                  : evidence.get(org.crmperf.jobs.metric.EvidenceCount.FAILED);
          inside += which.contains(h) ? failed : 0;
          insideAll += which.contains(h) ? cell.stats.requests : 0;
          outside += which.contains(h) ? 0 : failed;
          outsideAll += which.contains(h) ? 0 : cell.stats.requests;
        }
      }
    }
    double usual = outsideAll == 0 ? 0 : outside / outsideAll;
    return Math.max(0, inside - usual * insideAll);
  }
}
