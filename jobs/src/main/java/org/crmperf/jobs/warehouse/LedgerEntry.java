package org.crmperf.jobs.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * All that the warehouse knows about one source. Written last, it is the commit of what it counts.
 * It holds no time of its writing: the same sources give the same ledger.
 *
 * @param sourceId names its files
 * @param format the name of the format that it was read with
 * @param bytesDone decompressed bytes read
 * @param tailHash of the last up to 4,096 bytes before {@code bytesDone}
 * @param firstMicros time of its first request in epoch microseconds; Long.MAX_VALUE for none
 * @param lastMicros time of its last request; Long.MIN_VALUE for none
 * @param content checksum of its content up to {@link #resumeAt}, or of less
 * @param files in which it was found, oldest first, the last 16
 * @param ranges in order of start
 */
public record LedgerEntry(
    String sourceId,
    SourceIdentity identity,
    String format,
    long bytesDone,
    String tailHash,
    long firstMicros,
    long lastMicros,
    ContentSum content,
    List<SeenFile> files,
    List<LedgerRange> ranges) {
  private static final int MAX_FILES = 16;

  /** A source whose content was not summed. */
  public LedgerEntry(
      String sourceId,
      SourceIdentity identity,
      String format,
      long bytesDone,
      String tailHash,
      long firstMicros,
      long lastMicros,
      List<SeenFile> files,
      List<LedgerRange> ranges) {
    this(
        sourceId,
        identity,
        format,
        bytesDone,
        tailHash,
        firstMicros,
        lastMicros,
        ContentSum.NONE,
        files,
        ranges);
  }

  /** Lines read. */
  public long lines() {
    return sum(LedgerRange::lines);
  }

  /** Lines that are requests. */
  public long parsed() {
    return sum(LedgerRange::parsed);
  }

  /** Lines rejected. */
  public long rejected() {
    return sum(LedgerRange::rejected);
  }

  /** Blank lines and comments. */
  public long blankOrComment() {
    return sum(LedgerRange::blankOrComment);
  }

  private long sum(ToLongFunction<LedgerRange> count) {
    return ranges.stream().mapToLong(count).sum();
  }

  /** The ranges that stay when the source has grown: all but one that ends in half a line. */
  public List<LedgerRange> closedRanges() {
    return ranges.stream().filter(range -> !range.open()).toList();
  }

  /** Where reading goes on when the source has grown. */
  public long resumeAt() {
    return ranges.stream()
        .filter(LedgerRange::open)
        .mapToLong(LedgerRange::start)
        .min()
        .orElse(bytesDone);
  }

  /** What the parser knew there. */
  String contextAtResume() {
    List<LedgerRange> closed = closedRanges();
    return closed.isEmpty() ? "" : closed.get(closed.size() - 1).context();
  }

  /** The path under which it was seen last; its id if under none. */
  public String lastPath() {
    return files.isEmpty() ? sourceId : files.get(files.size() - 1).path();
  }

  boolean hasPath(String path) {
    return files.stream().anyMatch(file -> file.path().equals(path));
  }

  /** Whether it was found in a file that was last changed then; unknown counts as yes. */
  boolean hasSeenAt(long modified) {
    return modified == 0 || files.stream().anyMatch(file -> file.modified() == modified);
  }

  boolean hasSeen(SeenFile seen) {
    return files.stream().anyMatch(file -> file.hasSameBytes(seen));
  }

  /** The same entry, found in one more file. */
  public LedgerEntry withFile(SeenFile seen) {
    return new LedgerEntry(
        sourceId,
        identity,
        format,
        bytesDone,
        tailHash,
        firstMicros,
        lastMicros,
        content,
        append(files, seen),
        ranges);
  }

  /** The same entry, its lines told in other ranges. */
  public LedgerEntry withRanges(List<LedgerRange> others) {
    return new LedgerEntry(
        sourceId,
        identity,
        format,
        bytesDone,
        tailHash,
        firstMicros,
        lastMicros,
        content,
        files,
        List.copyOf(others));
  }

  static List<SeenFile> append(List<SeenFile> files, SeenFile seen) {
    if (files.contains(seen)) {
      return files;
    }
    List<SeenFile> all = new ArrayList<>(files);
    all.removeIf(file -> file.path().equals(seen.path()));
    all.add(seen);
    return List.copyOf(all.subList(Math.max(0, all.size() - MAX_FILES), all.size()));
  }

  static List<LedgerRange> append(List<LedgerRange> closed, List<LedgerRange> added) {
    List<LedgerRange> all = new ArrayList<>(closed);
    all.addAll(added);
    all.sort(Comparator.comparingLong(LedgerRange::start));
    return List.copyOf(all);
  }
}
