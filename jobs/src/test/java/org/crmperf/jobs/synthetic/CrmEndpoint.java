package org.crmperf.jobs.synthetic;

/**
 * One kind of request.
 *
 * @param weight its share of the traffic, relative to the others
 * @param key the endpoint a report files it under
 * @param url what is requested
 * @param medianMillis the median duration without load
 * @param sigma standard deviation of the duration's logarithm
 * @param loadFactor how much slower at full load: 1 is twice as slow
 * @param failures 5xx answers per 10,000
 * @param missing 404 answers per 10,000
 * @param medianBytes median size of the body, 0 for answers without one
 * @param dynamic answered by the application, not by nginx from disk
 */
record CrmEndpoint(
    int weight,
    EndpointKey key,
    UrlPattern url,
    double medianMillis,
    double sigma,
    double loadFactor,
    int failures,
    int missing,
    int medianBytes,
    boolean dynamic) {

  private static final int COLUMNS = 10;

  static CrmEndpoint parse(String row) {
    String[] cell = row.trim().split(" +", -1);
    if (cell.length != COLUMNS) {
      throw new IllegalArgumentException("not " + COLUMNS + " columns: " + row);
    }
    String method = cell[1];
    boolean fromDisk = cell[9].equals("(static)");
    EndpointKey key =
        fromDisk
            ? CrmEndpoints.STATIC_ASSETS
            : new EndpointKey(cell[9].equals("=") ? cell[8] : cell[9], method);
    return new CrmEndpoint(
        Integer.parseInt(cell[0]),
        key,
        UrlPattern.parse(cell[8]),
        Double.parseDouble(cell[2]),
        Double.parseDouble(cell[3]),
        Integer.parseInt(cell[4]) / 100.0,
        Integer.parseInt(cell[5]),
        Integer.parseInt(cell[6]),
        Integer.parseInt(cell[7]),
        !fromDisk);
  }

  /** A lognormal duration under {@code load} (0 to 1), in milliseconds. */
  int millis(SplitMix random, double load) {
    double millis = medianMillis * StrictMath.exp(sigma * Normal.next(random));
    return (int) Math.min(120_000, Math.round(millis * (1 + loadFactor * load)));
  }

  /** The size of an answer's body. */
  long bodyBytes(SplitMix random) {
    return medianBytes == 0 ? 0 : (long) medianBytes * (50 + random.below(120)) / 100;
  }
}
