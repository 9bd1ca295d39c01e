package org.crmperf.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A disk as POSIX promises it and no better: a file's content is on it when the file was forced,
 * and a name when its directory was. What was neither is at the mercy of the power.
 */
final class DiskModel {
  /** What a power cut takes. */
  enum Cut {
    /** All that was not forced: names and contents. */
    ALL_THAT_WAS_NOT_FORCED,
    /** Contents that were not forced; the file is there, and empty. */
    CONTENTS_ONLY
  }

  /** A file or directory. */
  private static final class Node {
    private final boolean directory;
    private ByteArrayOutputStream content = new ByteArrayOutputStream();
    private byte[] forced = new byte[0];

    Node(boolean directory) {
      this.directory = directory;
    }
  }

  private final Path root;
  private final Map<Path, Node> names = new TreeMap<>();
  private final Map<Path, Node> forcedNames = new TreeMap<>();

  /** A disk that holds all of a folder safely. */
  DiskModel(Path root) throws IOException {
    this.root = root;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> !f.endsWith("_lock")).toList()) {
        Node node = new Node(Files.isDirectory(file));
        if (!node.directory) {
          node.content.writeBytes(Files.readAllBytes(file));
          node.forced = node.content.toByteArray();
        }
        names.put(file, node);
      }
    }
    forcedNames.putAll(names);
  }

  void apply(SyscallLog.Call call) {
    Path path = call.path();
    switch (call.kind()) {
      case CREATE -> {
        Node there = names.get(path);
        if (there == null) {
          names.put(path, new Node(false));
        } else {
          there.content = new ByteArrayOutputStream();
        }
      }
      case WRITE -> node(path).content.writeBytes(call.bytes());
      case RENAME -> {
        names.put(call.to(), node(path));
        names.remove(path);
      }
      case DELETE -> names.remove(path);
      case MAKE_DIRECTORY -> names.put(path, new Node(true));
      case FORCE -> force(path);
    }
  }

  private Node node(Path path) {
    Node node = names.get(path);
    if (node == null) {
      throw new IllegalStateException("no such file: " + path);
    }
    return node;
  }

  private void force(Path path) {
    Node node = names.get(path);
    if (node != null && !node.directory) {
      node.forced = node.content.toByteArray();
      return;
    }
    forcedNames.keySet().removeIf(name -> path.equals(name.getParent()));
    names.forEach(
        (name, entry) -> {
          if (path.equals(name.getParent())) {
            forcedNames.put(name, entry);
          }
        });
  }

  /** Writes what is left after a power cut to another folder. */
  void writeAfter(Cut cut, Path target) throws IOException {
    Map<Path, Node> left = cut == Cut.CONTENTS_ONLY ? names : forcedNames;
    for (Map.Entry<Path, Node> entry : left.entrySet()) {
      Path file = target.resolve(root.relativize(entry.getKey()).toString());
      if (!Files.isDirectory(file.equals(target) ? target.getParent() : file.getParent())) {
        continue; // its directory is lost, and it with it
      }
      if (entry.getValue().directory) {
        Files.createDirectories(file);
      } else {
        Files.write(file, entry.getValue().forced);
      }
    }
  }
}
