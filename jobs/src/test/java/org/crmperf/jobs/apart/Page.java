package org.crmperf.jobs.apart;

import java.util.SplittableRandom;

/** An endpoint of the invented CRM. */
record Page(
    String method,
    String module,
    String template,
    double weight,
    double medianMs,
    double sigma,
    double medianBytes,
    boolean paged,
    boolean asset) {
  String url(SplittableRandom random, int ids) {
    String path = template;
    while (path.contains("{id}")) {
      double u = random.nextDouble();
      path = path.replaceFirst("\\{id}", String.valueOf(100000 + (int) (ids * u * u)));
    }
    if (paged) {
      path += "?page=" + (1 + (int) (Math.pow(random.nextDouble(), 3) * 30)) + "&limit=25";
    }
    return path;
  }

  /** As the report names it. */
  String name() {
    return asset ? "(static assets)" : template;
  }
}
