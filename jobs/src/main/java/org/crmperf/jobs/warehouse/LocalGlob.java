package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expands a glob segment by segment: {@code *}, {@code ?}, {@code [..]} and {@code {a,b}} within a
 * segment, {@code **} for any number of directories. As in a shell, a name with a leading dot is
 * matched only by a segment that starts with one.
 */
final class LocalGlob {
  private final Path pattern;
  private final List<StoredFile> found = new ArrayList<>();
  private final Set<Enclosing> enclosing = new HashSet<>();

  /** A directory that a {@code **} is in, by its true path, and which segment that is. */
  private record Enclosing(int depth, Path path) {}

  LocalGlob(Path pattern) {
    this.pattern = pattern;
  }

  /** Whether a path has glob characters. */
  static boolean isGlob(String path) {
    for (int i = 0; i < path.length(); i++) {
      if ("*?[{".indexOf(path.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  List<StoredFile> matches() throws IOException {
    Path root = pattern.getRoot();
    descend(root == null ? Paths.get("") : root, 0);
    found.sort(Comparator.comparing(StoredFile::path));
    return found.stream().distinct().toList();
  }

  private void descend(Path directory, int depth) throws IOException {
    String segment = pattern.getName(depth).toString();
    boolean last = depth == pattern.getNameCount() - 1;
    if (!isGlob(segment)) {
      next(directory.resolve(segment), depth, last);
      return;
    }
    if (!segment.equals("**")) {
      entries(directory, depth, segment, last);
      return;
    }
    Enclosing here = new Enclosing(depth, directory.toRealPath());
    if (enclosing.add(here)) { // a link back to an enclosing directory would never end
      if (!last) {
        descend(directory, depth + 1); // no directory at all
      }
      entries(directory, depth, segment, last);
      enclosing.remove(here);
    }
  }

  private void entries(Path directory, int depth, String segment, boolean last) throws IOException {
    boolean anyDepth = segment.equals("**");
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + segment);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        boolean hidden = name.toString().startsWith(".") && !segment.startsWith(".");
        if (!hidden && matcher.matches(name)) {
          if (anyDepth && Files.isDirectory(entry)) {
            descend(entry, depth);
          } else if (!anyDepth || last) {
            next(entry, depth, last);
          }
        }
      }
    }
  }

  private void next(Path path, int depth, boolean last) throws IOException {
    if (last) {
      StoredFile file = LocalFileStore.stat(path);
      if (file != null) {
        found.add(file);
      }
    } else if (Files.isDirectory(path)) {
      descend(path, depth + 1);
    }
  }
}
