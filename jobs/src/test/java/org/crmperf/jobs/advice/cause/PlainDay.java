package org.crmperf.jobs.advice.cause;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.scenario.Dice;

/**
 * A day on which nothing is wrong: modules with lists, records, searches and writes, people at
 * working hours, assets that browsers keep, a poll, some programs, some errors.
 */
final class PlainDay {
  private static final String[] MODULES = {
    "contacts", "accounts", "deals", "leads", "tasks", "tickets", "invoices", "products"
  };
  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/128.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X) Safari/605.1",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0"
  };

  final Dice dice;
  final List<Req> requests = new ArrayList<>();
  final List<double[]> endpoints = new ArrayList<>();
  private final int people;
  private final int modules;
  private final double load;

  PlainDay(long seed) {
    dice = new Dice(seed, 5);
    people = 60 + dice.below(300);
    modules = 5 + dice.below(4);
    load = dice.between(0, 0.25);
    for (int m = 0; m < modules; m++) {
      for (int kind = 0; kind < 5; kind++) {
        // median, sigma, share
        endpoints.add(
            new double[] {
              dice.ratioBetween(25, 260), dice.between(0.3, 0.65), dice.ratioBetween(0.3, 3)
            });
      }
    }
    double sum = endpoints.stream().mapToDouble(e -> e[2]).sum();
    int total = 14_000 + dice.below(16_000);
    for (int e = 0; e < endpoints.size(); e++) {
      int n = dice.poisson(total * 0.75 * endpoints.get(e)[2] / sum);
      for (int i = 0; i < n; i++) {
        requests.add(request(e));
      }
    }
    for (int i = 0; i < total * 0.18; i++) {
      requests.add(asset());
    }
    for (int i = 0; i < total * 0.07; i++) {
      Req poll = person();
      poll.endpoint = -1;
      poll.target = "/api/v2/notifications";
      poll.millis = 8 + 10 * dice.uniform();
      poll.bytes = 60;
      requests.add(poll);
    }
    requests.forEach(this::settle);
  }

  int modules() {
    return modules;
  }

  /** How busy the platform is at a time of day, 0 to 1. */
  static double busy(double second) {
    double hour = second / 3600;
    double off = (hour - 13) / 3.8;
    return 0.05 + 0.95 * Math.exp(-off * off / 2);
  }

  double moment() {
    while (true) {
      double second = dice.uniform() * 86_399;
      if (dice.uniform() < busy(second)) {
        return second;
      }
    }
  }

  Req person() {
    Req r = new Req();
    r.second = moment();
    int who = (int) (people * Math.pow(dice.uniform(), 1.6));
    r.client = "10.1." + who / 200 + "." + (who % 200 + 1);
    r.agent = dice.below(60) == 0 ? "python-requests/2.31" : AGENTS[who % AGENTS.length];
    r.host = "t" + who % 6 + ".crm.example.com";
    r.server = "10.0.0." + (11 + dice.below(4)) + ":8080";
    return r;
  }

  /** Duration, parts and failure of a request whose endpoint is set. */
  private void settle(Req r) {
    r.status = r.status == 200 && dice.uniform() < 0.002 ? 500 : r.status;
    r.upstream = r.millis * dice.between(0.9, 0.99);
    r.database = r.millis * dice.between(0.15, 0.5);
    r.queue = dice.uniform() * 2;
  }

  Req request(int e) {
    Req r = person();
    r.endpoint = e;
    r.module = e / 5;
    String path = "/api/v2/" + MODULES[r.module];
    switch (e % 5) {
      case 0 -> r.target = path + "?page=" + (1 + dice.below(30)) + "&q=" + word();
      case 1 -> r.target = path + "/" + (1000 + dice.below(90_000));
      case 2 -> r.target = path + "/search?q=" + word();
      case 3 -> {
        r.method = "POST";
        r.target = path;
      }
      default -> {
        r.method = "PUT";
        r.target = path + "/" + (1000 + dice.below(90_000));
      }
    }
    double[] of = endpoints.get(e);
    r.millis = of[0] * Math.exp(of[1] * dice.normal()) * (1 + load * busy(r.second));
    r.bytes = Math.round(dice.ratioBetween(900, 20_000));
    return r;
  }

  private Req asset() {
    Req r = person();
    r.endpoint = -2;
    r.target = "/static/part-" + dice.below(40) + ".js";
    r.millis = 2 + 6 * dice.uniform();
    r.bytes = 20_000L + dice.below(60_000);
    if (dice.uniform() < 0.7) {
      r.status = 304;
      r.bytes = 0;
    }
    return r;
  }

  String word() {
    return Integer.toString(dice.below(1 << 20), 36);
  }
}
