package org.crmperf.jobs.warehouse;

import java.io.Serializable;

/**
 * A checksum of a source's first bytes. Head and tail say which source a file is; this says whether
 * anything between them was edited.
 *
 * @param bytes how many decompressed bytes it covers, from the first; 0 for none, which any content
 *     has
 * @param crc their CRC-32: unlike CRC-32C every Java compiler tier does it in hardware
 */
public record ContentSum(long bytes, int crc) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of nothing. */
  public static final ContentSum NONE = new ContentSum(0, 0);

  /** The bits of the polynomial, reversed. */
  private static final int POLYNOMIAL = 0xedb88320;

  /** The sum of this content followed by that one. */
  public ContentSum then(ContentSum next) {
    return new ContentSum(bytes + next.bytes, shifted(crc, next.bytes) ^ next.crc);
  }

  /**
   * What a CRC becomes when zero bytes follow: multiplied by x^(8 * zeros) modulo the polynomial,
   * in the way of zlib's crc32_combine.
   */
  private static int shifted(int crc, long zeros) {
    int power = 1 << 23; // x^8, reversed: a byte
    int result = crc;
    for (long n = zeros; n != 0; n >>>= 1) {
      if ((n & 1) != 0) {
        result = product(power, result);
      }
      power = product(power, power);
    }
    return result;
  }

  /** The product of two polynomials modulo the CRC's, bits reversed. */
  private static int product(int a, int b) {
    int sum = 0;
    int shifted = b;
    for (int bit = 31; bit >= 0; bit--) {
      if ((a >>> bit & 1) != 0) {
        sum ^= shifted;
      }
      shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
    }
    return sum;
  }
}
