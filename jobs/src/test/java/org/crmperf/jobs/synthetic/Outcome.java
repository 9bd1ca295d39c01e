package org.crmperf.jobs.synthetic;

/** How one request ended: set anew for each, so that no object is made per line. */
final class Outcome {
  private static final int[] FAILURES = {500, 500, 502, 504};
  private static final int ERROR_PAGE = 552;
  private static final int GATEWAY_TIMEOUT_MILLIS = 60_000;

  /** Per 10,000 requests to the application. */
  private static final int ABANDONED = 25;

  private static final int UNAUTHORIZED = 35;
  private static final int FORBIDDEN = 15;

  int status;
  int millis;
  long bytes;

  void draw(CrmEndpoint endpoint, SplitMix random, double load, boolean outage) {
    status = status(endpoint, random, outage);
    millis = millis(endpoint, random, load);
    bytes =
        switch (status) {
          case 200, 201 -> endpoint.bodyBytes(random);
          case 302, 304, 499 -> 0;
          default -> ERROR_PAGE;
        };
  }

  private static int status(CrmEndpoint endpoint, SplitMix random, boolean outage) {
    if (!endpoint.dynamic()) {
      if (random.perTenThousand(endpoint.missing())) {
        return 404;
      }
      return random.below(100) < 35 ? 304 : 200;
    }
    if (outage && random.below(100) < 93) {
      return random.below(25) == 0 ? 504 : 503;
    }
    int draw = random.below(10_000);
    int edge = endpoint.failures();
    if (draw < edge) {
      return FAILURES[random.below(FAILURES.length)];
    } else if (draw < (edge += endpoint.missing())) {
      return 404;
    } else if (draw < (edge += ABANDONED)) {
      return 499;
    } else if (draw < (edge += UNAUTHORIZED)) {
      return 401;
    } else if (draw < edge + FORBIDDEN) {
      return 403;
    }
    return success(endpoint);
  }

  private static int success(CrmEndpoint endpoint) {
    return switch (endpoint.key().method()) {
      case "POST" -> endpoint.medianBytes() == 0 ? 302 : 200;
      default -> 200;
    };
  }

  private int millis(CrmEndpoint endpoint, SplitMix random, double load) {
    return switch (status) {
      case 502, 503 -> random.below(4);
      case 504 -> GATEWAY_TIMEOUT_MILLIS + random.below(40);
      case 401, 403 -> 5 + random.below(30);
      case 499 -> 1000 + endpoint.millis(random, load) * 4;
      default -> endpoint.millis(random, load);
    };
  }
}
