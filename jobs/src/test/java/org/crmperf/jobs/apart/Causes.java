package org.crmperf.jobs.apart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Each cause of the list, as different people would write it down. */
final class Causes {
  /** What is done to a day; returns the page it is about, -1 for the platform. */
  interface Inject {
    int into(World world, List<Hit> hits, SplittableRandom random, int page);
  }

  record Variant(String cause, String name, LogFile log, Inject inject) {}

  static final Map<String, Variant> ALL = new LinkedHashMap<>();

  private static void add(String cause, String name, LogFile log, Inject inject) {
    ALL.put(name, new Variant(cause, name, log, inject));
  }

  static {
    add("database", "db-share", LogFile.JSON, SlowCauses::databaseShare);
    add("database", "db-share-heavy-tail", LogFile.JSON, SlowCauses::databaseTail);
    add("database", "result-size", LogFile.NGINX, SlowCauses::resultSize);
    add("database", "no-paging", LogFile.NGINX, SlowCauses::noPaging);
    add("caching", "identical-gets", LogFile.NGINX, SlowCauses::identicalGets);
    add("caching", "reference-data", LogFile.NGINX, SlowCauses::referenceData);
    add("caching", "no-304", LogFile.NGINX, SlowCauses::noNotModified);
    add("caching", "assets-200", LogFile.NGINX, SlowCauses::assetsMissed);
    add("network", "large-export", LogFile.NGINX, SlowCauses::largeExport);
    add("network", "large-json", LogFile.NGINX, SlowCauses::largeJson);
    add("network", "far-above-upstream", LogFile.NGINX, SlowCauses::farAboveAll);
    add("network", "far-above-one", LogFile.NGINX, SlowCauses::farAboveOne);
    add(
        "concurrency",
        "pool-queue-field",
        LogFile.JSON,
        (w, h, r, p) -> LoadCauses.pool(w, h, r, p, true));
    add(
        "concurrency",
        "pool-no-field",
        LogFile.NGINX,
        (w, h, r, p) -> LoadCauses.pool(w, h, r, p, false));
    add("concurrency", "queue-time", LogFile.JSON, LoadCauses::queueTime);
    add("concurrency", "bend", LogFile.NGINX, LoadCauses::bend);
    add("flow_control", "burst", LogFile.NGINX, LoadCauses::burst);
    add("flow_control", "bot", LogFile.NGINX, LoadCauses::bot);
    add("flow_control", "scraper", LogFile.NGINX, LoadCauses::scraper);
    add("flow_control", "retry-storm", LogFile.NGINX, LoadCauses::retryStorm);
    add("availability_design", "bad-host-errors", LogFile.NGINX, PlaceCauses::badHost);
    add("availability_design", "slow-host", LogFile.NGINX, PlaceCauses::slowHost);
    add("availability_design", "restarts-502", LogFile.NGINX, PlaceCauses::restarts);
    add("availability_design", "timeouts-504", LogFile.NGINX, PlaceCauses::timeouts);
    add("availability_design", "failover", LogFile.NGINX, PlaceCauses::failover);
    add("partition", "tenant", LogFile.NGINX, PlaceCauses::tenant);
    add("partition", "tenant-json", LogFile.JSON, PlaceCauses::tenant);
    add("partition", "module", LogFile.NGINX, PlaceCauses::module);
    add("capacity", "follows-load", LogFile.NGINX, LoadCauses::followsLoad);
    add("capacity", "queueing", LogFile.NGINX, LoadCauses::queueing);
    add("capacity", "follows-load-short", LogFile.SHORT, LoadCauses::followsLoad);
  }

  private Causes() {}

  /** A page with traffic: the first of those with the most that is a plain GET. */
  static int pick(World world, SplittableRandom random) {
    List<Integer> best = new ArrayList<>();
    for (int i = 0; i < world.pages.size(); i++) {
      Page p = world.pages.get(i);
      if (!p.asset() && p.method().equals("GET")) {
        best.add(i);
      }
    }
    best.sort(Comparator.comparingDouble(i -> -world.pages.get(i).weight()));
    return best.get(random.nextInt(Math.max(1, Math.min(4, best.size()))));
  }

  static List<Hit> of(List<Hit> hits, int page) {
    return hits.stream().filter(h -> h.endpoint == page).toList();
  }
}
