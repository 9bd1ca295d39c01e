package org.crmperf.jobs.warehouse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/**
 * Who holds a warehouse.
 *
 * @param started ISO 8601, UTC
 * @param token tells two of one process apart; empty if unknown
 */
record LockHolder(long pid, String host, String started, String token) {
  /** Starts of processes are known to the hundredth of a second at best, ours to the second. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

  static LockHolder me() {
    return new LockHolder(
        ProcessHandle.current().pid(),
        hostName(),
        Instant.ofEpochSecond(Instant.now().getEpochSecond()).toString(),
        UUID.randomUUID().toString());
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
    return (pid + "\n" + host + "\n" + started + "\n" + token + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #encode} wrote; whatever else is there gives a holder nobody knows. */
  static LockHolder decode(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length < 3 || lines[0].isEmpty() || lines[0].length() > 18) {
      return new LockHolder(0, "unknown", "unknown", "");
    }
    try {
      return new LockHolder(
          Long.parseLong(lines[0]), lines[1], lines[2], lines.length > 3 ? lines[3] : "");
    } catch (NumberFormatException e) {
      return new LockHolder(0, "unknown", "unknown", "");
    }
  }

  /** Whether it ran on this machine and has ended: certain only where the host is the same. */
  boolean isDeadHere() {
    return isOfThisHost() && !isAliveHere();
  }

  /** Whether it runs on this machine; another process may have its number by now. */
  boolean isAliveHere() {
    return isOfThisHost()
        && ProcessHandle.of(pid)
            .flatMap(process -> process.info().startInstant())
            .filter(start -> !start.isAfter(startedAt().plus(CLOCK_SLACK)))
            .isPresent();
  }

  private boolean isOfThisHost() {
    return pid > 0 && host.equals(hostName());
  }

  private Instant startedAt() {
    try {
      return Instant.parse(started);
    } catch (DateTimeParseException e) {
      return Instant.MAX.minus(CLOCK_SLACK);
    }
  }

  /** Whether the file that it was read from said nothing, as while it is being written. */
  boolean isUnknown() {
    return pid == 0;
  }

  /** For the message. */
  String describe() {
    return "process " + pid + " on " + host + " (since " + started + ")";
  }
}
