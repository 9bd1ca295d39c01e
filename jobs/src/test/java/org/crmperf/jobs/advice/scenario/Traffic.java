package org.crmperf.jobs.advice.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A platform's endpoints and how busy they are.
 *
 * @param grainMicros the resolution of its log's times
 */
public record Traffic(List<Endpoint> endpoints, int grainMicros) {
  private static final String[] METHODS = {"GET", "GET", "GET", "POST", "PUT"};

  /** Words, as nothing in them may be taken for an identifier. */
  private static final String[] MODULES = {
    "accounts",
    "contacts",
    "leads",
    "quotes",
    "orders",
    "invoices",
    "tickets",
    "tasks",
    "meetings",
    "calls",
    "campaigns",
    "products",
    "reports",
    "documents",
    "contracts",
    "projects"
  };

  private static final String[] PAGES = {"list", "detail", "edit", "search", "export", "history"};

  /**
   * An endpoint on a workday on which nothing varies.
   *
   * @param medianMillis of its times
   * @param sigma standard deviation of their logarithm
   * @param slowShare of its requests that take ten times as long: misses of a cache
   * @param errorRate of its requests
   * @param load its sensitivity to load by that of the platform
   */
  public record Endpoint(
      String service,
      String path,
      String method,
      double requestsADay,
      double medianMillis,
      double sigma,
      double slowShare,
      double errorRate,
      double load) {}

  /** From 40 to 80 endpoints of all kinds. */
  public static Traffic of(Dice dice) {
    return of(40 + dice.below(41), 100, 9000, dice);
  }

  /** So many endpoints, at most 96, with these requests a day. */
  public static Traffic of(int size, double leastRequests, double mostRequests, Dice dice) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int e = 0; e < size; e++) {
      endpoints.add(
          new Endpoint(
              "crm",
              "/crm/"
                  + MODULES[e % MODULES.length]
                  + "/"
                  + PAGES[e / MODULES.length % PAGES.length],
              METHODS[dice.below(METHODS.length)],
              dice.ratioBetween(leastRequests, mostRequests),
              dice.ratioBetween(12, 900),
              dice.between(0.3, 0.9),
              dice.below(5) == 0 ? dice.between(0.01, 0.05) : 0,
              dice.below(3) == 0 ? dice.between(0.001, 0.02) : dice.between(0, 0.001),
              dice.between(0.5, 1.5)));
    }
    return new Traffic(endpoints, dice.below(2) == 0 ? 1000 : 1);
  }
}
