package org.crmperf.jobs.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the main sources say: the string literals, and the calls of {@code Text.of} and {@code
 * Text.counted}.
 */
final class TextCalls {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern COUNTED = Pattern.compile("Text\\.counted\\(\\s*\"([^\"]+)\"");
  private static final String CALL = "Text.of(";

  final Set<String> literals = new TreeSet<>();
  final List<Call> calls = new ArrayList<>();

  /**
   * A call.
   *
   * @param keys one, or those of a condition
   * @param ofConstant whether the key ends in an enum's constant
   */
  record Call(String file, Set<String> keys, int parts, boolean ofConstant) {}

  static TextCalls read() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("jobs/src/main/java"))) {
      root = root.getParent();
    }
    TextCalls found = new TextCalls();
    try (Stream<Path> files = Files.walk(root.resolve("jobs/src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        found.read(file.getFileName().toString(), Files.readString(file));
      }
    }
    return found;
  }

  private void read(String file, String source) {
    literals.addAll(literals(source));
    Matcher counted = COUNTED.matcher(source);
    while (counted.find()) {
      calls.add(new Call(file, Set.of(counted.group(1)), 1, false));
      calls.add(new Call(file, Set.of(counted.group(1) + ".one"), 0, false));
      literals.add(counted.group(1) + ".one");
    }
    for (int at = source.indexOf(CALL); at >= 0; at = source.indexOf(CALL, at + 1)) {
      boolean other = at > 0 && Character.isJavaIdentifierPart(source.charAt(at - 1));
      List<String> arguments = arguments(source, at + CALL.length());
      Set<String> keys = literals(arguments.get(0));
      boolean composed = arguments.get(0).indexOf('+') >= 0;
      if (!other && !composed && !keys.isEmpty()) {
        boolean constant = arguments.size() == 2 && arguments.get(1).strip().equals("this");
        calls.add(new Call(file, keys, arguments.size() - 1, constant));
      }
    }
  }

  private static Set<String> literals(String source) {
    Set<String> found = new TreeSet<>();
    Matcher literal = LITERAL.matcher(source);
    while (literal.find()) {
      found.add(literal.group(1));
    }
    return found;
  }

  /** The arguments of a call whose parenthesis has just been opened. */
  private static List<String> arguments(String source, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    boolean quoted = false;
    for (int i = from; depth >= 0; i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == ')' || c == '}' || c == ']')) {
        depth--;
      }
      if (!quoted && (depth < 0 || (depth == 0 && c == ','))) {
        arguments.add(source.substring(start, i));
        start = i + 1;
      }
    }
    return arguments;
  }
}
