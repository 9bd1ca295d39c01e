package org.crmperf.jobs.keep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;

/** What a check has found, the first of it in words; and what it has looked at. */
public final class Disagreements implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 50;

  @SuppressWarnings("serial") // an ArrayList
  private final List<String> lines = new ArrayList<>();

  private long total;
  private long files;
  private long requests;

  /** Notes one: where, what, and what to do. */
  void add(String where, String what, String toDo) {
    add(where + ": " + what + "; " + toDo);
  }

  /** Notes a file that cannot be read. */
  void add(CrmPerfException unreadable) {
    add(String.valueOf(unreadable.getMessage()));
  }

  private void add(String line) {
    total++;
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    }
  }

  void file() {
    files++;
  }

  void requests(long more) {
    requests += more;
  }

  /** Takes in what another part of the check has found. */
  void addAll(Disagreements other) {
    for (String line : other.lines) {
      if (lines.size() < MOST_LINES) {
        lines.add(line);
      }
    }
    total += other.total;
    files += other.files;
    requests += other.requests;
  }

  /** The first of them, a line each. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** How many there are. */
  public long total() {
    return total;
  }

  /** Files read. */
  public long files() {
    return files;
  }

  /** Requests counted anew. */
  public long requests() {
    return requests;
  }
}
