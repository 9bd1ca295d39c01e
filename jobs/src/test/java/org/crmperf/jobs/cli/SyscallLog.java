package org.crmperf.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process did to the files below a folder, as strace saw it: in order, with every byte. */
final class SyscallLog {
  private static final String SYSCALLS =
      "openat,write,pwrite64,rename,renameat,renameat2,unlink,unlinkat,mkdir,rmdir,fsync,fdatasync";

  private static final Pattern UNFINISHED =
      Pattern.compile("(\\d+) +(\\w+)\\((.*) <unfinished \\.\\.\\.>");
  private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (\\d+)(<.*>)?");
  private static final Pattern STRING = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*)\"(\\.\\.\\.)?");
  private static final Pattern DESCRIPTOR = Pattern.compile("^\\d+<((?:\\\\x[0-9a-f]{2})*)>");

  /** What was done. */
  enum Kind {
    /** Made a file, or emptied it. */
    CREATE,
    WRITE,
    RENAME,
    DELETE,
    MAKE_DIRECTORY,
    /** Forced a file's content, or a directory's names, to the disk. */
    FORCE
  }

  /**
   * One call.
   *
   * @param to where a rename leads
   * @param bytes what was written
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Call(Kind kind, Path path, Path to, byte[] bytes) {}

  private SyscallLog() {}

  /** The words that run a command and log it to a file. */
  static List<String> through(Path file) {
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-y",
        "-xx",
        "-s",
        "16777216",
        "-e",
        "trace=" + SYSCALLS,
        "-o",
        file.toString());
  }

  static List<Call> read(Path file, Path below) throws IOException {
    Map<String, String> unfinished = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      Matcher begun = UNFINISHED.matcher(line);
      Matcher resumed = RESUMED.matcher(line);
      String whole = line.substring(line.indexOf(' ') + 1).strip();
      if (begun.matches()) {
        unfinished.put(begun.group(1), begun.group(2) + "(" + begun.group(3));
        continue;
      }
      if (resumed.matches()) {
        whole = unfinished.remove(resumed.group(1)) + resumed.group(3);
      }
      Matcher call = CALL.matcher(whole);
      if (call.matches()) {
        parsed(call.group(1), call.group(2))
            .filter(c -> c.path().startsWith(below) && !c.path().endsWith("_lock"))
            .ifPresent(calls::add);
      }
    }
    return calls;
  }

  private static Optional<Call> parsed(String name, String arguments) {
    Matcher descriptor = DESCRIPTOR.matcher(arguments);
    Path opened =
        descriptor.find()
            ? Path.of(new String(bytes(descriptor.group(1)), StandardCharsets.UTF_8))
            : Path.of("/");
    List<byte[]> strings = new ArrayList<>();
    Matcher string = STRING.matcher(arguments);
    while (string.find()) {
      if (string.group(2) != null) {
        throw new IllegalStateException("a write was cut in the log");
      }
      strings.add(bytes(string.group(1)));
    }
    byte[] none = new byte[0];
    return switch (name) {
      case "write", "pwrite64" -> Optional.of(new Call(Kind.WRITE, opened, opened, strings.get(0)));
      case "fsync", "fdatasync" -> Optional.of(new Call(Kind.FORCE, opened, opened, none));
      case "openat" ->
          arguments.contains("O_TRUNC") || arguments.contains("O_CREAT")
              ? Optional.of(new Call(Kind.CREATE, path(strings, 0), path(strings, 0), none))
              : Optional.empty();
      case "rename", "renameat", "renameat2" ->
          Optional.of(new Call(Kind.RENAME, path(strings, 0), path(strings, 1), none));
      case "mkdir" ->
          Optional.of(new Call(Kind.MAKE_DIRECTORY, path(strings, 0), path(strings, 0), none));
      default -> Optional.of(new Call(Kind.DELETE, path(strings, 0), path(strings, 0), none));
    };
  }

  private static Path path(List<byte[]> strings, int index) {
    return Path.of(new String(strings.get(index), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String hex) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(hex.length() / 4);
    for (int i = 2; i < hex.length(); i += 4) {
      bytes.write(Integer.parseInt(hex, i, i + 2, 16));
    }
    return bytes.toByteArray();
  }
}
