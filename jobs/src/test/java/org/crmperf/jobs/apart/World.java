package org.crmperf.jobs.apart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** An invented CRM installation: endpoints, people, servers, and the shape of its days. */
final class World {
  static final String[] RESOURCES = {
    "accounts", "contacts", "leads", "opportunities", "cases", "tasks", "invoices", "quotes",
    "products", "campaigns", "reports", "orders", "contracts", "events", "notes", "emails",
    "calls", "documents", "territories", "forecasts", "assets", "pricebooks", "tickets", "surveys"
  };
  static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    "okhttp/4.12.0"
  };

  final List<Page> pages = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  final List<String> servers = new ArrayList<>();
  final boolean plain;
  final int perDay;
  final int ids;
  final boolean notModified;
  final double errors;
  final double tails;

  World(SplittableRandom random, boolean plain, int endpoints, int perDay) {
    this.plain = plain;
    this.perDay = perDay;
    this.ids = plain ? 5000 : 2000 + random.nextInt(20000);
    this.notModified = !plain;
    this.errors = plain ? 0.001 : 0.0003 + random.nextDouble() * 0.0015;
    this.tails = plain ? 0 : 0.0005 + random.nextDouble() * 0.002;
    List<String> resources =
        new ArrayList<>(List.of(RESOURCES))
            .subList(
                0, Math.min(RESOURCES.length, Math.max(4, endpoints / (2 + random.nextInt(4)))));
    String[][] shapes = {
      {"GET", "", "p"},
      {"GET", "/{id}", ""},
      {"POST", "", ""},
      {"PUT", "/{id}", ""},
      {"GET", "/{id}/history", ""},
      {"GET", "/search", "p"},
      {"DELETE", "/{id}", ""},
      {"GET", "/{id}/related", ""},
      {"GET", "/{id}/attachments", ""},
      {"POST", "/{id}/share", ""}
    };
    String prefix = plain ? "/api/" : "/api/v1/";
    for (int i = 0; pages.size() < endpoints; i++) {
      String resource = resources.get(i % resources.size());
      String[] shape = shapes[(i / resources.size() + i) % shapes.length];
      if (i >= resources.size() * shapes.length) {
        break;
      }
      double weight = plain ? 1 + random.nextDouble() : 1 / Math.pow(1 + pages.size(), 0.7);
      double median =
          plain ? 40 + random.nextDouble() * 160 : 15 * Math.exp(3 * random.nextDouble());
      double sigma = plain ? 0.4 : 0.35 + random.nextDouble() * 0.5;
      double bytes = 800 * Math.exp(3 * random.nextDouble());
      pages.add(
          new Page(
              shape[0],
              resource,
              prefix + resource + shape[1],
              weight,
              median,
              sigma,
              bytes,
              !plain && shape[2].equals("p"),
              false));
    }
    if (!plain) {
      pages.add(new Page("GET", "static", "/static/app.", 0.6, 3, 0.5, 60000, false, true));
    }
    List<String> tenants = new ArrayList<>();
    int tenantCount = plain ? 5 : 4 + random.nextInt(20);
    for (int i = 0; i < tenantCount; i++) {
      tenants.add("tenant" + (i + 1) + ".crm.example.com");
    }
    int count = plain ? 200 : Math.max(40, Math.min(3000, perDay / 60));
    for (int i = 0; i < count; i++) {
      double u = random.nextDouble();
      people.add(
          new Person(
              plain
                  ? "10.0." + i / 250 + "." + (1 + i % 250)
                  : (80 + i % 110)
                      + "."
                      + random.nextInt(255)
                      + "."
                      + random.nextInt(255)
                      + "."
                      + (1 + random.nextInt(254)),
              plain ? "-" : "u" + (1000 + i),
              AGENTS[random.nextInt(AGENTS.length)],
              tenants.get(plain ? random.nextInt(tenantCount) : (int) (u * u * tenantCount))));
    }
    int serverCount = plain ? 3 : 2 + random.nextInt(5);
    for (int i = 0; i < serverCount; i++) {
      servers.add("10.1.0." + (11 + i) + ":8080");
    }
    Collections.shuffle(people, new java.util.Random(random.nextLong()));
  }

  /** Whether two pages are one endpoint to a reader of the log: same method, same path. */
  boolean isSame(int page, int other) {
    return pages.get(page).method().equals(pages.get(other).method())
        && pages.get(page).name().equals(pages.get(other).name());
  }

  int page(SplittableRandom random, double[] cumulative) {
    double u = random.nextDouble() * cumulative[cumulative.length - 1];
    int i = java.util.Arrays.binarySearch(cumulative, u);
    return Math.min(cumulative.length - 1, i < 0 ? -i - 1 : i);
  }

  double[] cumulative(SplittableRandom random) {
    double[] sums = new double[pages.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += pages.get(i).weight() * (plain ? 1 : Math.exp(0.05 * gaussian(random)));
      sums[i] = sum;
    }
    return sums;
  }

  static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** How busy a minute of the day is, 1 at the busiest. */
  double busy(int minute) {
    double h = minute / 60.0;
    if (plain) {
      return 0.6 + 0.4 * Math.sin((h - 7) / 24 * 2 * Math.PI);
    }
    double morning = Math.exp(-Math.pow((h - 10) / 2.2, 2));
    double afternoon = 0.9 * Math.exp(-Math.pow((h - 15) / 2.4, 2));
    return Math.max(0.04, Math.min(1, morning + afternoon));
  }

  /** A day with nothing wrong. */
  List<Hit> day(SplittableRandom random, double load) {
    double[] minutes = new double[1440];
    double sum = 0;
    for (int m = 0; m < 1440; m++) {
      minutes[m] = sum += busy(m);
    }
    double[] mix = cumulative(random);
    double dayFactor = plain ? 1 : Math.exp(0.015 * gaussian(random));
    boolean slowMorning = !plain && random.nextInt(4) == 0;
    int n = (int) (perDay * load * (plain ? 1 : 0.95 + random.nextDouble() * 0.1));
    List<Hit> hits = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double u = random.nextDouble() * sum;
      int m = java.util.Arrays.binarySearch(minutes, u);
      m = Math.min(1439, m < 0 ? -m - 1 : m);
      Hit hit = hit(random, page(random, mix), m * 60000L + random.nextInt(60000));
      hit.upstream *= dayFactor;
      if (slowMorning && m >= 360 && m < 390) {
        hit.upstream *= 1.3;
      }
      hits.add(hit);
    }
    return hits;
  }

  /** One request of an endpoint at a time. */
  Hit hit(SplittableRandom random, int page, long at) {
    Page p = pages.get(page);
    double v = random.nextDouble();
    Person person = people.get((int) ((plain ? v : Math.pow(v, 1.5)) * people.size()));
    String url = p.url(random, ids);
    if (p.asset()) {
      url = "/static/app." + (10 + random.nextInt(30)) + (random.nextBoolean() ? ".js" : ".css");
    }
    Hit hit = new Hit(page, person, p.method(), url, at);
    hit.upstream = p.medianMs() * Math.exp(p.sigma() * gaussian(random));
    if (random.nextDouble() < tails) {
      hit.upstream *= Math.min(60, 3 * Math.pow(1 - random.nextDouble(), -0.8));
    }
    hit.around = plain ? 1 + random.nextDouble() * 2 : 1 + 4 * Math.exp(gaussian(random));
    hit.bytes = Math.round(p.medianBytes() * Math.exp((plain ? 0.3 : 0.5) * gaussian(random)));
    hit.gzip = 3 + random.nextDouble() * 2;
    hit.database = hit.upstream * (0.25 + 0.15 * random.nextDouble());
    hit.queue = plain ? 0 : random.nextDouble() * 0.5;
    hit.server = p.asset() ? "-" : servers.get(random.nextInt(servers.size()));
    hit.cache = p.asset() ? "HIT" : "-";
    if (p.method().equals("POST")) {
      hit.status = 201;
    }
    if (p.asset() && notModified && random.nextDouble() < 0.45) {
      hit.status = 304;
      hit.bytes = 0;
    } else if (random.nextDouble() < errors) {
      hit.status = 500;
    } else if (!plain && random.nextDouble() < 0.01) {
      hit.status = random.nextInt(3) == 0 ? 403 : 404;
    }
    return hit;
  }
}
