package org.crmperf.jobs.apart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is wrong in one place: a server, a tenant, a module. */
final class PlaceCauses {
  private PlaceCauses() {}

  static int badHost(World w, List<Hit> hits, SplittableRandom r, int page) {
    String bad = w.servers.get(r.nextInt(w.servers.size()));
    for (Hit h : hits) {
      if (h.server.equals(bad) && r.nextDouble() < 0.12) {
        h.status = 502;
        h.bytes = 166;
      }
    }
    return -1;
  }

  static int slowHost(World w, List<Hit> hits, SplittableRandom r, int page) {
    String bad = w.servers.get(r.nextInt(w.servers.size()));
    for (Hit h : hits) {
      if (h.server.equals(bad)) {
        h.upstream = h.upstream * 6 + 300;
      }
    }
    return -1;
  }

  static int restarts(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (int k = 0; k < 4; k++) {
      long from = (480 + 150 * k + r.nextInt(100)) * 60000L + r.nextInt(60000);
      long to = from + 60000 + r.nextInt(90000);
      for (Hit h : hits) {
        if (h.at >= from && h.at < to && r.nextDouble() < 0.4 && !h.server.equals("-")) {
          h.status = r.nextBoolean() ? 502 : 503;
          h.upstream = 2;
          h.bytes = 166;
        }
      }
    }
    return -1;
  }

  static int timeouts(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      if (r.nextDouble() < 0.05) {
        h.status = 504;
        h.upstream = 30000 + r.nextInt(10);
        h.bytes = 167;
      }
    }
    return page;
  }

  static int failover(World w, List<Hit> hits, SplittableRandom r, int page) {
    String bad = w.servers.get(0);
    for (Hit h : hits) {
      if (h.server.equals(bad) && r.nextDouble() < 0.25) {
        String other = w.servers.get(1);
        h.server = bad + ", " + other;
        h.serverStatus = "502, " + h.status;
        h.upstream += 2000;
      }
    }
    return -1;
  }

  static int tenant(World w, List<Hit> hits, SplittableRandom r, int page) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    hits.forEach(h -> counts.merge(h.host, 1, Integer::sum));
    String bad =
        counts.entrySet().stream()
            .filter(e -> e.getValue() < hits.size() / 4)
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    for (Hit h : hits) {
      if (h.host.equals(bad)) {
        h.upstream = h.upstream * 8 + 200;
        h.database *= 8;
      }
    }
    return -1;
  }

  static int module(World w, List<Hit> hits, SplittableRandom r, int page) {
    String module = w.pages.get(page).module();
    for (Hit h : hits) {
      if (h.endpoint >= 0 && w.pages.get(h.endpoint).module().equals(module)) {
        h.upstream = h.upstream * 8 + 300;
        h.database *= 8;
      }
    }
    return -1;
  }
}
