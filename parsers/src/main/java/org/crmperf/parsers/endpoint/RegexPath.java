package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression over the whole path. Costs objects per request: the user asked for it. */
final class RegexPath implements PathMatcher {
  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private final Matcher matcher;
  private final String pattern;

  RegexPath(String pattern) {
    this.pattern = pattern;
    this.matcher = Pattern.compile(pattern).matcher("");
  }

  @Override
  public boolean matches(Target target) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < target.count(); i++) {
      int start = target.start(i);
      path.append('/')
          .append(new String(target.path(), start, target.end(i) - start, StandardCharsets.UTF_8));
    }
    if (target.count() == 0 || target.trailingSlash()) {
      path.append('/');
    }
    return matcher.reset(path).matches();
  }

  @Override
  public int capture(String variable) {
    if (variable.chars().allMatch(c -> c >= '0' && c <= '9') && variable.length() < 3) {
      int group = Integer.parseInt(variable);
      return group <= matcher.groupCount() ? group : -1;
    }
    return groupNumber(variable);
  }

  @Override
  public void appendCapture(int capture, Target target, ValueWriter values, TemplateBuffer out) {
    String text = matcher.group(capture);
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    values.append(bytes, 0, bytes.length, out);
  }

  /** Java 17 does not tell the number of a named group: count the groups that open before it. */
  private int groupNumber(String name) {
    Matcher names = GROUP_NAME.matcher(pattern);
    while (names.find()) {
      if (names.group(1).equals(name)) {
        return groupsBefore(names.end());
      }
    }
    return -1;
  }

  private int groupsBefore(int end) {
    int groups = 0;
    boolean inClass = false;
    for (int i = 0; i < end; i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '(' && !inClass && capturing(i)) {
        groups++;
      }
    }
    return groups;
  }

  private boolean capturing(int open) {
    boolean plain = !pattern.startsWith("(?", open);
    boolean named = pattern.startsWith("(?<", open) && Character.isLetter(pattern.charAt(open + 3));
    return plain || named;
  }
}
