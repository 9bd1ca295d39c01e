package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parsers of every format that can be detected. A set of them takes as long to make as some
 * megabytes of log to parse, and a night may have thousands of files: so those whose lines stand
 * for themselves, which keep nothing between lines but caches, are made once a thread and zone.
 */
final class KnownParsers {
  private static final ThreadLocal<Map<ZoneId, Map<LogFormat, CandidateParser>>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private KnownParsers() {}

  /**
   * Parsers by their formats, in the order in which formats are tried. For this thread alone, and
   * those of formats with headers for one file alone.
   */
  static Map<LogFormat, CandidateParser> of(ZoneId logZone) {
    Map<LogFormat, CandidateParser> lasting =
        OF_THREAD.get().computeIfAbsent(logZone, KnownParsers::lasting);
    Map<LogFormat, CandidateParser> parsers = new LinkedHashMap<>();
    for (LogFormat format : LogFormats.detectable()) {
      CandidateParser parser = lasting.get(format);
      parsers.put(format, parser != null ? parser : format.newParser(logZone));
    }
    return parsers;
  }

  private static Map<LogFormat, CandidateParser> lasting(ZoneId logZone) {
    Map<LogFormat, CandidateParser> parsers = new HashMap<>();
    for (LogFormat format : LogFormats.detectable()) {
      boolean wrapper = format instanceof JsonWrappedFormat; // what it wraps may have headers
      if (format.records() == LogFormat.Records.LINES && !wrapper) {
        parsers.put(format, format.newParser(logZone));
      }
    }
    return parsers;
  }
}
