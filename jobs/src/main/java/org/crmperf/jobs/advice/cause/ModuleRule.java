package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.text.Text;

/** One module, all of whose endpoints are slow while those of the other modules are not. */
final class ModuleRule implements CauseRule {
  private static final Pattern MODULE = Pattern.compile("[?&]module=([^&]+)");
  private static final double OF_THE_TAIL = 0.7;
  private static final double MOST_REQUESTS = 0.5;
  private static final double MOST_OF_IT = 0.5;
  private static final double OTHERS_SLOW = 0.25;
  private static final int LEAST_ENDPOINTS = 2;
  private static final int LEAST_MODULES = 3;
  private static final long LEAST_TIMED = 20;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    List<PlatformEndpoint> endpoints =
        facts.merged().stream()
            .filter(e -> e.isOne() && !e.isAssets() && e.stats().timed >= LEAST_TIMED)
            .toList();
    int depth = commonDepth(endpoints);
    Map<String, List<PlatformEndpoint>> modules = new TreeMap<>();
    for (PlatformEndpoint e : endpoints) {
      String module = module(e.endpoint(), depth);
      if (!module.isEmpty()) {
        modules.computeIfAbsent(module, m -> new ArrayList<>()).add(e);
      }
    }
    modules.forEach(
        (module, members) -> {
          long slow = members.stream().filter(PlatformEndpoint::isSlow).count();
          long all = endpoints.stream().filter(PlatformEndpoint::isSlow).count();
          double over = over(members);
          double requests = members.stream().mapToDouble(e -> e.stats().requests).sum();
          boolean carries =
              modules.size() >= LEAST_MODULES
                  && members.size() >= LEAST_ENDPOINTS
                  && slow >= LEAST_ENDPOINTS
                  && slow >= MOST_OF_IT * members.size()
                  && all - slow <= OTHERS_SLOW * (endpoints.size() - members.size())
                  && over >= OF_THE_TAIL * facts.overTargetMicros()
                  && requests <= MOST_REQUESTS * facts.requests();
          if (carries) {
            found.add(cause(facts, module, members, slow, over, requests));
          }
        });
  }

  private static double over(List<PlatformEndpoint> members) {
    return members.stream().mapToDouble(e -> e.stats().overTargetMicros).sum();
  }

  private static Cause cause(
      CauseFacts facts,
      String module,
      List<PlatformEndpoint> members,
      long slow,
      double over,
      double requests) {
    double micros = members.stream().mapToDouble(e -> e.stats().sumMicros).sum();
    double own = micros / members.stream().mapToDouble(e -> e.stats().timed).sum();
    double timed = facts.endpoints().stream().mapToDouble(e -> e.stats().timed).sum();
    double others =
        (facts.allMicros() - micros)
            / Math.max(1, timed - members.stream().mapToDouble(e -> e.stats().timed).sum());
    double share = Math.max(0, 1 - others / own);
    return facts.about(
        CauseKind.PARTITION,
        new Words(
            Text.of(
                "advice.module.evidence",
                module,
                fixed(100 * over / facts.overTargetMicros(), 0),
                fixed(100 * requests / facts.requests(), 0),
                slow,
                members.size()),
            Text.of("advice.module.recommendation", module),
            Text.of("advice.module.gain", time(over / Effort.MICROS_AN_HOUR)),
            Text.of("advice.module.refutation")),
        0.8,
        Effort.hours(share, over, micros),
        EndpointCase.worst(members.stream().flatMap(e -> e.cases().stream()).toList()));
  }

  /** Leading path segments that nearly all endpoints share. */
  private static int commonDepth(List<PlatformEndpoint> endpoints) {
    int depth = 0;
    while (depth < 4) {
      Map<String, Integer> values = new TreeMap<>();
      for (PlatformEndpoint e : endpoints) {
        values.merge(segment(e.endpoint(), depth), 1, Integer::sum);
      }
      int most = values.values().stream().mapToInt(v -> v).max().orElse(0);
      if (most < 0.8 * endpoints.size() || endpoints.isEmpty()) {
        return depth;
      }
      depth++;
    }
    return depth;
  }

  private static String module(String endpoint, int depth) {
    Matcher parameter = MODULE.matcher(endpoint);
    return parameter.find() ? parameter.group(1) : segment(endpoint, depth);
  }

  private static String segment(String endpoint, int depth) {
    int query = endpoint.indexOf('?');
    String[] segments = (query < 0 ? endpoint : endpoint.substring(0, query)).split("/", 8);
    return depth + 1 < segments.length ? segments[depth + 1] : "";
  }
}
