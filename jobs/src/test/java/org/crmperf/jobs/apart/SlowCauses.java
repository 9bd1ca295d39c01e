package org.crmperf.jobs.apart;

import java.util.List;
import java.util.SplittableRandom;

/** Slow endpoints: database, caching, network. */
final class SlowCauses {
  private SlowCauses() {}

  static int databaseShare(World w, List<Hit> hits, SplittableRandom r, int page) {
    double target = 900 + 900 * r.nextDouble();
    for (Hit h : Causes.of(hits, page)) {
      double extra = target * Math.exp(0.4 * World.gaussian(r));
      h.upstream += extra;
      h.database += extra;
    }
    return page;
  }

  static int databaseTail(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      if (r.nextDouble() < 0.15) {
        double extra = 3000 * Math.exp(0.5 * World.gaussian(r));
        h.upstream += extra;
        h.database += extra;
      }
    }
    return page;
  }

  static int resultSize(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      double rows = 50 * Math.exp(1.1 * World.gaussian(r));
      h.bytes = Math.round(rows * 400 * (0.9 + 0.2 * r.nextDouble()));
      h.upstream = 40 + rows * 14 * Math.exp(0.15 * World.gaussian(r));
      h.database = h.upstream * 0.8;
    }
    return page;
  }

  static int noPaging(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      h.url = h.url.replaceAll("\\?.*", "");
      double rows = 3000 * Math.exp(0.6 * World.gaussian(r));
      h.bytes = Math.round(rows * 300);
      h.upstream = 200 + rows * 0.6 * Math.exp(0.2 * World.gaussian(r));
      h.database = h.upstream * 0.7;
    }
    return page;
  }

  static int identicalGets(World w, List<Hit> hits, SplittableRandom r, int page) {
    String url = w.pages.get(page).template().replace("{id}", "77") + "?view=dashboard&range=30d";
    double ms = 500 + 700 * r.nextDouble();
    for (Hit h : Causes.of(hits, page)) {
      if (r.nextDouble() < 0.85) {
        h.url = url;
        h.bytes = 18231;
      }
      h.upstream = ms * Math.exp(0.3 * World.gaussian(r));
      h.database = h.upstream * 0.4;
      h.status = 200;
    }
    return page;
  }

  static int referenceData(World w, List<Hit> hits, SplittableRandom r, int page) {
    String[] names = {"countries", "currencies", "picklists", "layouts", "settings"};
    for (Hit h : Causes.of(hits, page)) {
      int k = r.nextInt(names.length);
      h.url = w.pages.get(page).template().replace("{id}", "5") + "?type=" + names[k];
      h.bytes = 20000 + 1000L * k;
      h.upstream = 1300 * Math.exp(0.4 * World.gaussian(r));
      h.database = h.upstream * 0.4;
      h.status = 200;
      h.cache = "MISS";
    }
    return page;
  }

  static int noNotModified(World w, List<Hit> hits, SplittableRandom r, int page) {
    String[] files = {"main.js", "vendor.js", "theme.css", "logo.png", "icons.woff2", "print.css"};
    int n = hits.size();
    for (int i = 0; i < n * 0.4; i++) {
      Hit h = hits.get(r.nextInt(n)).clone();
      int k = r.nextInt(files.length);
      h.at = Math.min(86399999, h.at + r.nextInt(2000));
      h.method = "GET";
      h.url = "/assets/" + files[k];
      h.endpoint = -2;
      h.status = 200;
      h.bytes = 40000 + 31337L * k;
      h.upstream = 20;
      h.around = 400 * Math.exp(0.6 * World.gaussian(r));
      h.cache = "-";
      hits.add(h);
    }
    hits.forEach(
        h -> {
          if (h.status == 304) {
            h.status = 200;
            h.bytes = 60000;
          }
        });
    return -2;
  }

  static int assetsMissed(World w, List<Hit> hits, SplittableRandom r, int page) {
    noNotModified(w, hits, r, page);
    for (Hit h : hits) {
      if (h.endpoint == -2) {
        h.cache = "MISS";
        h.upstream = 600 * Math.exp(0.5 * World.gaussian(r));
        h.around = 30;
      }
    }
    return -2;
  }

  static int largeExport(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      h.bytes = Math.round(4e6 * Math.exp(0.6 * World.gaussian(r)));
      h.around = h.bytes / 1500.0 * Math.exp(0.3 * World.gaussian(r));
    }
    return page;
  }

  static int largeJson(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      h.bytes = Math.round(900_000 * Math.exp(0.4 * World.gaussian(r)));
      h.gzip = 1;
      h.around = h.bytes / 700.0 * Math.exp(0.4 * World.gaussian(r));
    }
    return page;
  }

  static int farAboveAll(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : hits) {
      if (h.status != 304) {
        h.around += 900 * Math.exp(0.6 * World.gaussian(r));
      }
    }
    return -1;
  }

  static int farAboveOne(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      h.around += 1500 * Math.exp(0.5 * World.gaussian(r));
    }
    return page;
  }
}
