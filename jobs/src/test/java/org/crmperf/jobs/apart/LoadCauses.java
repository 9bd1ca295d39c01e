package org.crmperf.jobs.apart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** What too much load does: pools, queues, bursts, capacity. */
final class LoadCauses {
  private LoadCauses() {}

  /** A pool of workers in front of everything, a little too small for the busiest hours. */
  static int pool(World w, List<Hit> hits, SplittableRandom r, int page, boolean field) {
    hits.sort(Comparator.comparingLong(h -> h.at));
    double[] perMinute = new double[1440];
    for (Hit h : hits) {
      perMinute[(int) (h.at / 60000)] += h.upstream;
    }
    double[] smooth = perMinute.clone();
    Arrays.sort(smooth);
    double busiest = smooth[(int) (1440 * 0.97)] / 60000;
    double stretch = Math.max(1, 5 / busiest);
    int workers = (int) Math.max(2, Math.round(busiest * stretch * 0.97));
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < workers; i++) {
      free.add(0.0);
    }
    for (Hit h : hits) {
      double service = h.upstream * stretch;
      double start = Math.max((double) h.at, free.poll());
      double wait = Math.min(30000, start - h.at);
      free.add(start + service);
      h.upstream = service;
      h.database *= stretch;
      if (field) {
        h.queue = wait;
      } else {
        h.upstream += wait;
      }
    }
    return -1;
  }

  static int queueTime(World w, List<Hit> hits, SplittableRandom r, int page) {
    for (Hit h : Causes.of(hits, page)) {
      double busy = w.busy((int) (h.at / 60000));
      h.queue = 2500 * Math.pow(busy, 2) * Math.exp(0.5 * World.gaussian(r));
    }
    return page;
  }

  static int bend(World w, List<Hit> hits, SplittableRandom r, int page) {
    List<Hit> own = Causes.of(hits, page);
    double[] perMinute = new double[1440];
    own.forEach(h -> perMinute[(int) (h.at / 60000)]++);
    double[] sorted = perMinute.clone();
    Arrays.sort(sorted);
    double knee = sorted[(int) (1440 * 0.75)];
    for (Hit h : own) {
      double over = perMinute[(int) (h.at / 60000)] / Math.max(1, knee);
      if (over > 1) {
        h.upstream *= 1 + 12 * (over - 1);
        h.upstream += 1200 * (over - 1);
      }
    }
    return page;
  }

  static int burst(World w, List<Hit> hits, SplittableRandom r, int page) {
    Person[] few = {someone(r, "AGENT"), someone(r, "AGENT"), someone(r, "AGENT")};
    int from = 540 + r.nextInt(480);
    int n = Math.max(3000, hits.size() / 12);
    for (int i = 0; i < n; i++) {
      Hit h = w.hit(r, page, from * 60000L + r.nextInt(900000));
      h.person = few[r.nextInt(3)];
      h.upstream *= 2.5;
      hits.add(h);
    }
    for (Hit h : hits) {
      if (h.at >= from * 60000L && h.at < from * 60000L + 900000) {
        h.upstream *= 3;
      }
    }
    return page;
  }

  private static Person someone(SplittableRandom r, String agent) {
    return new Person(
        "203.0.113." + (1 + r.nextInt(250)),
        "-",
        agent.equals("AGENT") ? World.AGENTS[r.nextInt(4)] : agent,
        "tenant1.crm.example.com");
  }

  static int bot(World w, List<Hit> hits, SplittableRandom r, int page) {
    String[] agents = {
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
      "python-requests/2.31.0",
      "Scrapy/2.11 (+https://scrapy.org)"
    };
    String agent = agents[r.nextInt(agents.length)];
    Person[] few = new Person[6];
    Arrays.setAll(few, i -> someone(r, agent));
    int n = hits.size() * 3 / 10;
    for (int i = 0; i < n; i++) {
      Hit h = w.hit(r, page, (long) (r.nextDouble() * 86400000));
      h.person = few[r.nextInt(few.length)];
      h.url = h.url.replaceAll("\\?.*", "") + "?offset=" + i * 20;
      h.upstream = 800 * Math.exp(0.5 * World.gaussian(r));
      h.database = h.upstream * 0.4;
      hits.add(h);
    }
    return page;
  }

  static int scraper(World w, List<Hit> hits, SplittableRandom r, int page) {
    Person one = someone(r, "AGENT");
    int from = 60 * (1 + r.nextInt(15));
    int n = hits.size() / 4;
    for (int i = 0; i < n; i++) {
      Hit h =
          w.hit(
              r, r.nextInt(w.pages.size()), from * 60000L + (long) (r.nextDouble() * 4 * 3600000));
      h.person = one;
      h.upstream *= 4;
      hits.add(h);
    }
    return -1;
  }

  static int retryStorm(World w, List<Hit> hits, SplittableRandom r, int page) {
    int from = 540 + r.nextInt(420);
    int minutes = 8 + r.nextInt(20);
    List<Hit> more = new ArrayList<>();
    for (Hit h : Causes.of(hits, page)) {
      long minute = h.at / 60000;
      if (minute >= from && minute < from + minutes && r.nextDouble() < 0.85) {
        h.status = 503;
        h.bytes = 200;
        h.upstream = 300 + 200 * r.nextDouble();
        long at = h.at;
        for (int k = 0; k < 6; k++) {
          Hit again = h.clone();
          at += 500 + r.nextInt(2000);
          again.at = Math.min(86399999, at);
          more.add(again);
        }
      }
    }
    hits.addAll(more);
    return page;
  }

  static int followsLoad(World w, List<Hit> hits, SplittableRandom r, int page) {
    double[] perMinute = new double[1440];
    hits.forEach(h -> perMinute[(int) (h.at / 60000)]++);
    double[] sorted = perMinute.clone();
    Arrays.sort(sorted);
    double peak = sorted[1430];
    for (Hit h : hits) {
      double load = Math.min(1.2, perMinute[(int) (h.at / 60000)] / peak);
      double factor = 1 + 6 * load * load * load;
      h.upstream *= factor;
      h.database *= factor;
    }
    return -1;
  }

  static int queueing(World w, List<Hit> hits, SplittableRandom r, int page) {
    double[] perMinute = new double[1440];
    hits.forEach(h -> perMinute[(int) (h.at / 60000)]++);
    double[] sorted = perMinute.clone();
    Arrays.sort(sorted);
    double peak = sorted[1430];
    for (Hit h : hits) {
      double load = Math.min(0.93, 0.9 * perMinute[(int) (h.at / 60000)] / peak);
      double factor = 1 / (1 - load);
      h.upstream *= factor;
      h.database *= factor;
    }
    return -1;
  }
}
