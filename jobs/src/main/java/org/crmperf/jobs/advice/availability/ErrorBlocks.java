package org.crmperf.jobs.advice.availability;

import java.util.Arrays;

/**
 * A series cut into blocks of about as many requests each, so that the median of their error rates
 * is what most requests meet, however bad the worst of them are.
 */
final class ErrorBlocks {
  private static final int MOST_BLOCKS = 48;
  private static final int LEAST_BLOCKS = 3;
  private static final long LEAST_REQUESTS = 20;

  private ErrorBlocks() {}

  /** The median error rate of the blocks of these minutes; 0 if there are too few requests. */
  static double median(int[] requests, int[] errors) {
    long all = 0;
    for (int n : requests) {
      all += n;
    }
    long size = Math.max(LEAST_REQUESTS, (all + MOST_BLOCKS - 1) / MOST_BLOCKS);
    double[] rates = new double[MOST_BLOCKS];
    int blocks = 0;
    long n = 0;
    long k = 0;
    for (int m = 0; m < requests.length; m++) {
      n += requests[m];
      k += errors[m];
      if (n >= size) {
        rates[blocks++] = (double) k / n;
        n = 0;
        k = 0;
      }
    }
    Arrays.sort(rates, 0, blocks);
    return blocks < LEAST_BLOCKS ? 0 : rates[(blocks - 1) / 2];
  }
}
