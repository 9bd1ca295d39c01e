package org.crmperf.jobs.config;

import org.jspecify.annotations.Nullable;

/**
 * How to read the files of a path.
 *
 * @param path a glob over the file's absolute path or URI: {@code *} within a segment, {@code **}
 *     across segments; without a leading slash it may begin at any directory
 * @param format {@code auto}, a preset's name, a name that the file defines, or a literal
 *     definition; null to leave it to {@code --format}
 * @param service the label; null to leave it to {@code --service}
 */
public record InputRule(String path, @Nullable String format, @Nullable String service) {
  /** Whether the rule is about this file. */
  public boolean matches(String file) {
    if (path.startsWith("/") || path.contains(":/")) {
      return Glob.matches(path, file);
    }
    return Glob.matches(path, file) || Glob.matches("**/" + path, file);
  }
}
