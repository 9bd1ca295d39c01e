package org.crmperf.parsers.format;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parsers that are made when a line asks for them: most files have no line that does. */
final class LazyParsers {
  private final Supplier<List<CandidateParser>> maker;
  private @Nullable List<CandidateParser> made;

  LazyParsers(Supplier<List<CandidateParser>> maker) {
    this.maker = maker;
  }

  /** The parsers, the same ones each time. */
  List<CandidateParser> get() {
    List<CandidateParser> parsers = made;
    if (parsers == null) {
      parsers = List.copyOf(maker.get());
      made = parsers;
    }
    return parsers;
  }
}
