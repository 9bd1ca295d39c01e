package org.crmperf.jobs.warehouse;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.crmperf.parsers.error.Errors;

/** SHA-256 in hexadecimal, cut to the length that the warehouse stores. */
final class Digests {
  /** 128 bits: enough to tell any number of logs apart. */
  private static final int STORED_CHARS = 32;

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw Errors.internal("this Java has no SHA-256", e);
    }
  }

  /** The stored form of the hash of {@code length} bytes. */
  static String of(byte[] bytes, int length) {
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    return finish(digest);
  }

  static String finish(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, STORED_CHARS);
  }
}
