package org.crmperf.jobs.nginx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.crmperf.jobs.nginx.CrmCall.Way;

/** A few seconds of a CRM's traffic, with everything that nginx answers in its own way. */
final class CrmCalls {
  private final Random random;
  private final List<CrmCall> calls = new ArrayList<>();

  private CrmCalls(long seed) {
    random = new Random(seed);
  }

  /** The calls in random order. */
  static List<CrmCall> shuffled(long seed) {
    CrmCalls all = new CrmCalls(seed);
    all.answered();
    all.unlucky();
    all.untidy();
    Collections.shuffle(all.calls, all.random);
    return all.calls;
  }

  private void answered() {
    for (int i = 0; i < 60; i++) {
      add(Way.CLIENT, "GET", "/api/v1/Account/" + id(), "/api/v1/Account/{id}", 200, 5);
    }
    for (int i = 0; i < 30; i++) {
      add(Way.CLIENT, "PUT", "/api/v1/Account/" + id(), "/api/v1/Account/{id}", 200, 20);
      add(Way.CLIENT, "POST", "/api/v1/Lead", "/api/v1/Lead", 200, 20);
      String page = "/api/v1/Opportunity?maxSize=20&offset=" + 20 * i + "&orderBy=closeDate";
      add(Way.CLIENT, "GET", page, "/api/v1/Opportunity", 200, 60);
      String edit = "/contacts/" + (100_000 + random.nextInt(900_000)) + "/edit?tab=notes%2Fall";
      add(Way.CLIENT, "GET", edit, "/contacts/{id}/edit", 200, 20);
    }
    for (int i = 0; i < 20; i++) {
      add(Way.CLIENT, "GET", "/login?next=%2Fcontacts%2F" + i, "/login", 302, 5);
    }
    for (int i = 0; i < 15; i++) {
      add(Way.CLIENT, "HEAD", "/health", "/health", 200, 5);
    }
    for (int i = 0; i < 12; i++) {
      // nginx tries a server that is down first, every other time
      add(Way.CLIENT, "GET", "/api/v1/Invoice?page=" + i, "/api/v1/Invoice", 200, 20);
    }
    for (int i = 0; i < 10; i++) {
      // nginx answers this one itself: no upstream in the log
      add(Way.CLIENT, "GET", "/favicon.ico?v=" + i, "(static assets)", 204, 0);
    }
  }

  private void unlucky() {
    for (int i = 0; i < 8; i++) {
      add(Way.CLIENT, "GET", "/api/v1/Account/" + id(), "/api/v1/Account/{id}", 404, 5);
    }
    for (int i = 0; i < 6; i++) {
      add(Way.CLIENT, "POST", "/api/v1/Lead", "/api/v1/Lead", 500, 60);
    }
    for (int i = 0; i < 5; i++) {
      add(Way.CLIENT, "GET", "/wp-login.php", "(not found)", 404, 5);
    }
    for (int i = 0; i < 10; i++) {
      String job = "/api/v1/Integration/" + id() + "?since=2026-11-18T00:00:00%2B01:00";
      add(Way.CLIENT, "GET", job, "/api/v1/Integration/{id}", 502, 0);
    }
  }

  private void untidy() {
    for (int i = 0; i < 5; i++) {
      String search = "/api/v1/Contact?q=\"Müller\"&n=" + i;
      add(Way.BY_HAND, "GET", search, "/api/v1/Contact", 200, 5);
    }
    for (int i = 0; i < 3; i++) {
      add(Way.REFUSED, "GET", "/search?q=new deal " + i, "/search", 400, 0);
      add(Way.ABANDONED, "GET", "/api/v1/Report/" + id(), "/api/v1/Report/{id}", 499, 40);
    }
    for (int i = 0; i < 4; i++) {
      add(Way.TLS, "-", "", "(malformed request)", 400, 0);
    }
  }

  private void add(
      Way way, String method, String target, String endpoint, int status, int delayMillis) {
    int bytes = status == 204 ? 0 : random.nextInt(40_000);
    calls.add(new CrmCall(way, method, target, endpoint, status, delayMillis, bytes));
  }

  /** As EspoCRM writes its record ids: 17 hexadecimal digits. */
  private String id() {
    return String.format(Locale.ROOT, "5%016x", random.nextLong());
  }
}
