package org.crmperf.parsers.format;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's files are, whatever directory the tests were started in. */
final class ProjectFiles {
  private ProjectFiles() {}

  /** The directory that holds {@code sample-logs}. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sample-logs"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new AssertionError("no sample-logs above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }

  /** The shared corpus beside the project; it need not be there on a user's machine. */
  static Path corpus() {
    return root().resolveSibling("shared").resolve("corpus");
  }
}
