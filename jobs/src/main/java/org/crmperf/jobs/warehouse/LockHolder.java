package org.crmperf.jobs.warehouse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Who holds a warehouse.
 *
 * @param started ISO 8601, UTC
 */
record LockHolder(long pid, String host, String started) {
  static LockHolder me() {
    return new LockHolder(
        ProcessHandle.current().pid(),
        hostName(),
        Instant.ofEpochSecond(Instant.now().getEpochSecond()).toString());
  }

  private static String hostName() {
    String name = System.getenv("HOSTNAME");
    if (name != null && !name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  byte[] encode() {
    return (pid + "\n" + host + "\n" + started + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #encode} wrote; whatever else is there gives a holder nobody knows. */
  static LockHolder decode(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length < 3 || lines[0].isEmpty() || lines[0].length() > 18) {
      return new LockHolder(0, "unknown", "unknown");
    }
    try {
      return new LockHolder(Long.parseLong(lines[0]), lines[1], lines[2]);
    } catch (NumberFormatException e) {
      return new LockHolder(0, "unknown", "unknown");
    }
  }

  /** Whether it ran on this machine and has ended: certain only where the host is the same. */
  boolean isDeadHere() {
    return host.equals(hostName()) && ProcessHandle.of(pid).isEmpty();
  }

  /** For the message. */
  String describe() {
    return "process " + pid + " on " + host + " (since " + started + ")";
  }
}
