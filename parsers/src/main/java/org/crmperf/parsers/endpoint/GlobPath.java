package org.crmperf.parsers.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of segments, in which {@code **} stands for any number of segments. */
final class GlobPath implements PathMatcher {
  private static final String ANY = "**";

  /** The segments; null is {@code **}. */
  private final @Nullable GlobSegment[] segments;

  private final List<String> variables;
  private final int[] captureFrom;
  private final int[] captureTo;

  private GlobPath(@Nullable GlobSegment[] segments, List<String> variables) {
    this.segments = segments;
    this.variables = variables;
    this.captureFrom = new int[variables.size()];
    this.captureTo = new int[variables.size()];
  }

  /** Compiles; an {@link IllegalArgumentException} says what is wrong with the pattern. */
  static GlobPath compile(String match) {
    List<@Nullable GlobSegment> segments = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    for (String text : match.split("/", -1)) {
      if (text.equals(ANY)) {
        segments.add(null);
      } else if (text.contains(ANY)) {
        throw new IllegalArgumentException("'**' must be a whole segment, as in '/shop/**'");
      } else if (!text.isEmpty()) {
        segments.add(GlobSegment.compile(text, variables));
      }
    }
    return new GlobPath(segments.toArray(new @Nullable GlobSegment[0]), List.copyOf(variables));
  }

  @Override
  public boolean matches(Target target) {
    int pattern = 0;
    int segment = 0;
    int anyPattern = -1;
    int anySegment = 0;
    while (segment < target.count()) {
      if (pattern < segments.length && segments[pattern] == null) {
        anyPattern = pattern++;
        anySegment = segment;
      } else if (pattern < segments.length && segmentMatches(pattern, target, segment)) {
        pattern++;
        segment++;
      } else if (anyPattern >= 0) {
        // let the last ** take one segment more
        pattern = anyPattern + 1;
        segment = ++anySegment;
      } else {
        return false;
      }
    }
    while (pattern < segments.length && segments[pattern] == null) {
      pattern++;
    }
    return pattern == segments.length;
  }

  private boolean segmentMatches(int pattern, Target target, int segment) {
    GlobSegment glob = segments[pattern];
    return glob != null
        && glob.matches(
            target.path(), target.start(segment), target.end(segment), captureFrom, captureTo);
  }

  @Override
  public int capture(String variable) {
    return variable.isEmpty() ? -1 : variables.indexOf(variable);
  }

  @Override
  public void appendCapture(int capture, Target target, ValueWriter values, TemplateBuffer out) {
    values.append(target.path(), captureFrom[capture], captureTo[capture], out);
  }
}
