package org.crmperf.jobs.advice.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.crmperf.jobs.advice.scenario.Dice;

/** Makes one thing wrong with a {@link PlainDay}. Strength, place and form are the seed's. */
enum InjectedCause {
  NONE {
    @Override
    LogText into(PlainDay day, int form) {
      return LogText.values()[form % LogText.values().length];
    }
  },
  DATABASE {
    @Override
    LogText into(PlainDay day, int form) {
      int e = 5 * day.dice.below(day.modules()) + (form == 0 ? day.dice.below(5) : 0);
      double more = day.dice.between(900, 4000);
      double rows = day.dice.between(1.5, 6);
      for (Req r : day.requests) {
        if (r.endpoint == e) {
          if (form == 0) {
            double db = more * Math.exp(0.5 * day.dice.normal());
            r.millis += db;
            r.database += db;
            r.upstream += db;
          } else {
            double count = day.dice.ratioBetween(20, 2000);
            r.target = r.target.substring(0, r.target.indexOf('?')) + "?filter=" + day.word();
            r.bytes = Math.round(count * 180);
            double db = count * rows * Math.exp(0.25 * day.dice.normal());
            r.millis += db;
            r.upstream += db;
          }
        }
      }
      return form == 0 ? LogText.ODOO : form == 1 ? LogText.NGINX_UPSTREAM : LogText.NGINX;
    }
  },
  CACHING {
    @Override
    LogText into(PlainDay day, int form) {
      int n = (int) day.dice.ratioBetween(1200, 6000);
      double millis = day.dice.between(500, 1500);
      int which = 1 + day.dice.below(4);
      for (int i = 0; i < n; i++) {
        Req r = day.person();
        r.endpoint = -3;
        r.target =
            form == 1
                ? "/static/bundle-" + day.dice.below(which) + ".js"
                : "/api/v2/catalog/summary?region=" + day.dice.below(which);
        r.millis = millis * Math.exp(0.3 * day.dice.normal());
        r.upstream = r.millis * 0.96;
        r.database = r.millis * 0.3;
        r.bytes = 45_000;
        r.cache = "MISS";
        day.requests.add(r);
      }
      return form == 2 ? LogText.NGINX_CACHE : form == 1 ? LogText.NGINX : LogText.NGINX_UPSTREAM;
    }
  },
  NETWORK {
    @Override
    LogText into(PlainDay day, int form) {
      int e = 5 * day.dice.below(day.modules()) + 1;
      double rate = day.dice.ratioBetween(4e5, 1.5e6);
      for (Req r : day.requests) {
        if (r.endpoint == e) {
          r.bytes = Math.round(day.dice.ratioBetween(6e5, 6e6));
          r.millis += r.bytes / (rate * Math.exp(0.3 * day.dice.normal())) * 1000;
        }
      }
      return form == 0 ? LogText.NGINX : LogText.NGINX_UPSTREAM;
    }
  },
  CONCURRENCY {
    @Override
    LogText into(PlainDay day, int form) {
      if (form == 0) {
        double worst = day.dice.between(700, 2500);
        for (Req r : day.requests) {
          double wait = Math.max(0, PlainDay.busy(r.second) - 0.5) * 2 * worst * day.dice.uniform();
          r.queue += wait;
          r.millis += wait;
        }
        return LogText.HAPROXY;
      }
      boolean all = form == 1;
      int e = 5 * day.dice.below(day.modules()) + day.dice.below(5);
      List<Req> own = new ArrayList<>();
      day.requests.forEach(
          r -> {
            if (all || r.endpoint == e) {
              own.add(r);
            }
          });
      int bursts = 30 + day.dice.below(30);
      int size = all ? 150 + day.dice.below(150) : 30 + day.dice.below(30);
      for (int b = 0; b < bursts; b++) {
        double start = day.moment();
        for (int i = 0; i < size; i++) {
          Req r = day.request(all ? day.dice.below(day.endpoints.size()) : e);
          r.second = Math.min(86_399, start + 120 * day.dice.uniform());
          own.add(r);
          day.requests.add(r);
        }
      }
      pool(own, all ? 10 + day.dice.below(8) : 2 + day.dice.below(2), all ? 8 : 12);
      return all ? LogText.NGINX : LogText.NGINX_UPSTREAM;
    }
  },
  FLOW_CONTROL {
    @Override
    LogText into(PlainDay day, int form) {
      if (form == 2) {
        return storm(day);
      }
      int hours = form == 0 ? 1 + day.dice.below(2) : 24;
      int n = (int) (day.requests.size() * (form == 0 ? day.dice.between(0.15, 0.4) : 0.5));
      double start = form == 0 ? 3600.0 * (9 + day.dice.below(8)) : 0;
      int clients = 1 + day.dice.below(3);
      int e = day.dice.below(day.endpoints.size());
      for (Req r : day.requests) {
        if (form == 0 && r.second >= start && r.second < start + hours * 3600) {
          r.millis *= 3.5;
          r.upstream *= 3.5;
        }
      }
      for (int i = 0; i < n; i++) {
        Req r = day.request(form == 0 ? e : day.dice.below(day.endpoints.size()));
        r.second = Math.min(86_399, start + hours * 3600 * day.dice.uniform());
        r.client = "203.0.113." + (7 + day.dice.below(clients));
        r.agent = form == 0 ? r.agent : "SomeBot/2.1 (+http://bot.example)";
        r.millis *= 2;
        r.upstream = r.millis * 0.95;
        day.requests.add(r);
      }
      return form == 0 ? LogText.NGINX_UPSTREAM : LogText.NGINX;
    }
  },
  AVAILABILITY_DESIGN {
    @Override
    LogText into(PlainDay day, int form) {
      if (form == 0) {
        int code = 502 + day.dice.below(3);
        int times = 3 + day.dice.below(6);
        for (int t = 0; t < times; t++) {
          double start = day.moment();
          double end = start + day.dice.between(60, 400);
          double share = day.dice.between(0.25, 0.8);
          for (Req r : day.requests) {
            if (r.second >= start && r.second < end && day.dice.uniform() < share) {
              r.status = code;
              r.millis = code == 504 ? 30_000 : 3;
              r.upstream = r.millis;
            }
          }
        }
        return LogText.NGINX;
      }
      String bad = "10.0.0.12:8080";
      double fails = day.dice.between(0.04, 0.2);
      double slower = day.dice.between(2, 5);
      for (Req r : day.requests) {
        if (r.server.equals(bad)) {
          if (form == 1) {
            r.status = day.dice.uniform() < fails ? 500 : r.status;
          } else {
            r.millis *= slower;
            r.upstream *= slower;
          }
        }
      }
      return LogText.NGINX_UPSTREAM;
    }
  },
  PARTITION {
    @Override
    LogText into(PlainDay day, int form) {
      double slower = day.dice.between(8, 20);
      int module = day.dice.below(day.modules());
      for (Req r : day.requests) {
        if (form == 2) {
          String tenant = r.host.substring(0, 2);
          r.target += (r.target.indexOf('?') < 0 ? "?" : "&") + "tenant=" + tenant;
        }
        boolean hit = form == 1 ? r.endpoint >= 0 && r.module == module : r.host.startsWith("t3");
        if (hit && r.endpoint >= 0) {
          r.millis *= slower;
          r.upstream *= slower;
        }
      }
      return form == 0 ? LogText.NGINX_HOST : form == 1 ? LogText.NGINX_UPSTREAM : LogText.NGINX;
    }
  },
  CAPACITY {
    @Override
    LogText into(PlainDay day, int form) {
      double worst = day.dice.between(4, 9);
      for (Req r : day.requests) {
        double busy = PlainDay.busy(r.second);
        double factor = form == 0 ? 1 + worst * busy * busy : 1 / (1 - (1 - 1 / worst) * busy);
        r.millis *= factor;
        r.upstream *= factor;
        r.database *= factor;
      }
      return form == 0 ? LogText.NGINX : LogText.NGINX_UPSTREAM;
    }
  };

  /** The forms each has. */
  static final int FORMS = 3;

  abstract LogText into(PlainDay day, int form);

  /** Requests wait for one of so many places. */
  private static void pool(List<Req> own, int places, double slower) {
    own.sort((a, b) -> Double.compare(a.second, b.second));
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < places; i++) {
      free.add(0.0);
    }
    for (Req r : own) {
      double begin = Math.max(r.second, free.remove());
      double service = r.millis / 1000 * slower;
      free.add(begin + service);
      double waited = (begin - r.second) * 1000;
      r.millis = waited + service * 1000;
      r.upstream = r.millis * 0.97;
    }
  }

  /** Requests fail for minutes, and each client tries again and again. */
  private static LogText storm(PlainDay day) {
    Dice dice = day.dice;
    List<Req> again = new ArrayList<>();
    for (int t = 0; t < 2 + dice.below(3); t++) {
      double start = 3600 * dice.between(10, 15);
      double end = start + 60 * (4 + dice.below(8));
      double tries = dice.between(3, 7);
      for (Req r : day.requests) {
        if (r.second >= start && r.second < end && dice.uniform() < 0.85) {
          r.status = 503;
          r.millis = 20;
          r.upstream = 19;
          for (int i = 0; i < tries; i++) {
            Req retry = r.copy();
            retry.second = Math.min(end, r.second + 1 + i * 2);
            again.add(retry);
          }
        }
      }
    }
    day.requests.addAll(again);
    return LogText.NGINX;
  }

  static List<InjectedCause> all() {
    return Arrays.asList(values());
  }
}
