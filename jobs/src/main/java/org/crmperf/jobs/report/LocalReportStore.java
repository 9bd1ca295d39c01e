package org.crmperf.jobs.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** Reports in a folder of the local file system: written aside, then renamed. */
public final class LocalReportStore implements ReportStore {
  private static final int BUFFER = 1 << 16;

  private static final String ASIDE = ".tmp";

  private final Path root;
  private final Set<Path> touched = Collections.synchronizedSet(new LinkedHashSet<>());

  /**
   * @param root the reports folder; made on first write
   */
  public LocalReportStore(Path root) {
    this.root = root;
  }

  @Override
  public void write(String name, Content content) {
    Path target = root.resolve(name);
    // one writer at a time, so that a fixed name does, and a crash leaves at most one of them
    Path aside = target.resolveSibling("." + target.getFileName() + ASIDE);
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Path above = root.toAbsolutePath().getParent();
        if (above != null && !Files.isDirectory(root)) {
          touched.add(above);
        }
        Files.createDirectories(folder);
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside), BUFFER)) {
        content.writeTo(out);
      }
      force(aside);
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      for (Path dir = folder; dir != null && dir.startsWith(root); dir = dir.getParent()) {
        touched.add(dir);
      }
    } catch (IOException e) {
      discard(aside);
      throw Errors.storage(
          target.toString(),
          "the report cannot be written (" + reason(e) + ")",
          "make room there and allow writing, or choose another --reports folder",
          e);
    } catch (RuntimeException | Error e) {
      discard(aside);
      throw e;
    }
  }

  @Override
  public List<String> folders() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(root, e);
    }
    return names;
  }

  @Override
  public @Nullable InputStream open(String name) {
    Path file = root.resolve(name);
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void finish() {
    for (Path directory : touched) {
      try {
        force(directory);
      } catch (IOException e) {
        throw Errors.storage(
            directory.toString(),
            "the report cannot be written (" + reason(e) + ")",
            "check the disk, or choose another --reports folder",
            e);
      }
    }
    touched.clear();
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void discardUnfinished(String folder) {
    Path directory = root.resolve(folder);
    try (DirectoryStream<Path> asides = Files.newDirectoryStream(directory, ".*" + ASIDE)) {
      for (Path aside : asides) {
        Files.delete(aside);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return;
    } catch (IOException e) {
      throw Errors.storage(
          directory.toString(),
          "what an interrupted run left cannot be deleted (" + reason(e) + ")",
          "allow writing, or choose another --reports folder",
          e);
    }
  }

  private static RuntimeException unreadable(Path where, IOException e) {
    return Errors.storage(
        where.toString(),
        "cannot be read (" + reason(e) + ")",
        "allow reading it, or choose another --reports folder",
        e);
  }

  /** The JDK's messages are often the bare path, which the error names already. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Removes a file that will not be finished; the failure that led here is the one to report. */
  private static void discard(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException ignored) {
      // the next run of the same day overwrites it
    }
  }
}
