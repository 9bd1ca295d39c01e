package org.crmperf.parsers.real;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What the client asks of every server. */
final class Calls {
  /** What the slow ones take. */
  static final int SLOW_MILLIS = 150;

  /** How many of them the client writes by hand. */
  static final int BY_HAND = 5;

  private static final int ROUNDS = 25;
  private static final int SLOW = 6;

  private Calls() {}

  /**
   * Some three hundred. {@code /api/} is the application's; {@code /moved} is redirected and {@code
   * /busy} refused; there is nothing at {@code /missing/}, and a small file at {@code /page.txt}.
   *
   * @param byHandStatus what a server says to a target that is not ASCII
   */
  static List<Call> shuffled(long seed, int byHandStatus) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      add(calls, "GET", "/api/v1/Account/" + i, 200, 10 + 997 * i);
      add(calls, "GET", "/api/v1/Contact?q=%22M%C3%BCller%22&page=" + i, 200, 311);
      add(calls, "GET", "/api/v1/Case?offset=20&maxSize=" + i, 200, 60_000);
      add(calls, "POST", "/api/v1/Meeting?n=" + i, 200, 120);
      add(calls, "DELETE", "/api/v1/Task/" + i, 204, 0);
      add(calls, "GET", "/api/v1/Lead/" + i + "?broken", 500, 44);
      add(calls, "GET", "/missing/" + i + ".gif", 404, 9);
      add(calls, "GET", "/moved?to=" + i, 302, 0);
      add(calls, "GET", "/busy?n=" + i, 503, 15);
      add(calls, "GET", "/page.txt?v=" + i, 200, Backend.PAGE.length());
      add(calls, "HEAD", "/page.txt?h=" + i, 200, 0);
    }
    for (int i = 0; i < SLOW; i++) {
      String target = "/api/v1/Report/" + i + "?slow=1";
      calls.add(new Call(Call.Way.CLIENT, "GET", target, 200, SLOW_MILLIS, 500));
    }
    for (int i = 0; i < BY_HAND; i++) {
      String target = "/page.txt?q=Müller-顧客&n=" + i;
      calls.add(new Call(Call.Way.BY_HAND, "GET", target, byHandStatus, 0, Backend.PAGE.length()));
    }
    Collections.shuffle(calls, new Random(seed));
    return calls;
  }

  private static void add(List<Call> calls, String method, String target, int status, int bytes) {
    calls.add(new Call(Call.Way.CLIENT, method, target, status, 0, bytes));
  }
}
