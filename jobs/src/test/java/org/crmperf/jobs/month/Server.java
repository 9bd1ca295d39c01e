package org.crmperf.jobs.month;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** A server that writes its lines into access.log, and rotates it in the middle of days. */
final class Server {
  /** How a log is rotated; all of these are logrotate's. */
  enum Rotation {
    /** Renamed to .1, compressed as .2.gz a rotation later. */
    RENAME,
    /** Copied to .1.gz, then truncated. */
    COPYTRUNCATE,
    /** Renamed by its date and compressed at once. */
    DATED
  }

  private final Path folder;
  private final Rotation rotation;
  private final Duration every;
  private final List<LoggedLine> lines;
  private final SplittableRandom random;
  private Instant nextRotation;
  private int next;
  private byte[] restOfLine = new byte[0];

  Server(Path folder, Rotation rotation, Instant first, Duration every, List<LoggedLine> lines)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.rotation = rotation;
    this.nextRotation = first;
    this.every = every;
    this.lines = lines;
    this.random = new SplittableRandom(lines.size());
    Files.createFile(log());
  }

  Path folder() {
    return folder;
  }

  /** Writes and rotates up to a moment; the line after it may be there in half. */
  void runUntil(Instant moment) throws IOException {
    while (!nextRotation.isAfter(moment)) {
      writeUntil(nextRotation);
      rotate();
      nextRotation = nextRotation.plus(every);
    }
    writeUntil(moment);
    if (restOfLine.length == 0 && next < lines.size() && random.nextInt(3) == 0) {
      byte[] line = lines.get(next++).bytes();
      int half = 1 + random.nextInt(line.length - 1);
      append(Arrays.copyOf(line, half));
      restOfLine = Arrays.copyOfRange(line, half, line.length);
    }
  }

  private void writeUntil(Instant moment) throws IOException {
    append(restOfLine);
    restOfLine = new byte[0];
    try (OutputStream out = Files.newOutputStream(log(), StandardOpenOption.APPEND)) {
      while (next < lines.size() && !lines.get(next).written().isAfter(moment)) {
        out.write(lines.get(next++).bytes());
      }
    }
  }

  private void append(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      Files.write(log(), bytes, StandardOpenOption.APPEND);
    }
  }

  private void rotate() throws IOException {
    if (Files.size(log()) == 0) {
      return;
    }
    switch (rotation) {
      case RENAME -> {
        shift();
        if (Files.exists(numbered(1, ""))) {
          compress(numbered(1, ""), numbered(2, ".gz"));
          Files.delete(numbered(1, ""));
        }
        Files.move(log(), numbered(1, ""));
        Files.createFile(log());
      }
      case COPYTRUNCATE -> {
        shift();
        compress(log(), numbered(1, ".gz"));
        Files.write(log(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
      }
      case DATED -> {
        compress(log(), folder.resolve("access.log-" + nextRotation.getEpochSecond() + ".gz"));
        Files.delete(log());
        Files.createFile(log());
      }
    }
  }

  /** access.log.7.gz becomes access.log.8.gz, and so on. */
  private void shift() throws IOException {
    int last = 1;
    while (Files.exists(numbered(last, ".gz")) || last == 1 && Files.exists(numbered(2, ".gz"))) {
      last++;
    }
    for (int n = last - 1; n >= 1; n--) {
      if (Files.exists(numbered(n, ".gz"))) {
        Files.move(numbered(n, ".gz"), numbered(n + 1, ".gz"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path log() {
    return folder.resolve("access.log");
  }

  private Path numbered(int n, String suffix) {
    return folder.resolve("access.log." + n + suffix);
  }

  private static void compress(Path from, Path to) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
      Files.copy(from, out);
    }
  }
}
