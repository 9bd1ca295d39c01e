package org.crmperf.jobs.report;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.crmperf.jobs.advice.Finding;

/**
 * Names for links into the page that mean the same tomorrow: made of what a thing is, not of its
 * rank. 48 bits of FNV-1a; should two things of one page share them, the later one gets a suffix.
 */
final class LinkId {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int HEX_DIGITS = 12;
  private static final char BETWEEN = '\n';

  private final Set<String> taken = new HashSet<>();

  /** Of an endpoint, printable or not: both are the same link only if they are the same text. */
  String endpoint(String method, String endpoint) {
    return free(hash(method + BETWEEN + endpoint));
  }

  /** {@code finding-slow-1a2b3c4d5e6f}: its kind, place and start. */
  String finding(Finding finding) {
    String kind = finding.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    String place = finding.method() + BETWEEN + finding.endpoint();
    return free("finding-" + kind + "-" + hash(place + BETWEEN + Times.iso(finding.windowStart())));
  }

  private String free(String id) {
    String name = id;
    for (int n = 2; !taken.add(name); n++) {
      name = id + "-" + n;
    }
    return name;
  }

  private static String hash(String text) {
    long hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    String hex = Long.toHexString(hash);
    return "0".repeat(16 - hex.length()).concat(hex).substring(0, HEX_DIGITS);
  }
}
