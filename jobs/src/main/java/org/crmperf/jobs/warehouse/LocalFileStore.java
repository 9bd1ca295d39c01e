package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** The local disk, through java.nio. */
enum LocalFileStore implements FileStore {
  INSTANCE;

  /** The absolute path of a plain path or {@code file:} URI; links are kept. */
  static Path path(String path) {
    try {
      return absolute(path);
    } catch (InvalidPathException e) {
      throw Errors.usage(
          path + ": this locale has no name for it (" + e.getReason() + ")",
          "set LC_ALL=C.UTF-8, as bin/crm-perf does where no locale is set",
          e);
    }
  }

  private static Path absolute(String path) {
    if (path.regionMatches(true, 0, "file:/", 0, 6)) {
      String rest = path.substring(5);
      // file:/a, file:///a and file://localhost/a; the rest is taken literally unless it is encoded
      if (rest.startsWith("//")) {
        int slash = rest.indexOf('/', 2);
        rest = slash < 0 ? "/" : rest.substring(slash);
      }
      return Path.of(rest.indexOf('%') >= 0 ? decoded(rest) : rest).toAbsolutePath().normalize();
    }
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static String decoded(String encoded) {
    try {
      String path = URI.create("file:" + encoded).getPath();
      return path == null ? encoded : path;
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }

  @Override
  public @Nullable StoredFile stat(String path) throws IOException {
    return stat(path(path));
  }

  static @Nullable StoredFile stat(Path path) throws IOException {
    try {
      return stored(path, Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      if (Files.isSymbolicLink(path) && !(e instanceof AccessDeniedException)) {
        return null; // a link to itself leads nowhere, as one to nothing does
      }
      throw e;
    }
  }

  private static StoredFile stored(Path path, BasicFileAttributes attributes) {
    Path name = path.getFileName();
    StoredFile.Kind kind =
        attributes.isDirectory()
            ? StoredFile.Kind.DIRECTORY
            : attributes.isRegularFile() ? StoredFile.Kind.FILE : StoredFile.Kind.STREAM;
    return new StoredFile(
        path.toString(),
        name == null ? "" : name.toString(),
        kind,
        kind == StoredFile.Kind.FILE ? attributes.size() : 0,
        attributes.lastModifiedTime().toMillis());
  }

  @Override
  public List<StoredFile> list(String directory) throws IOException {
    List<StoredFile> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path(directory))) {
      for (Path entry : stream) {
        StoredFile file = stat(entry);
        if (file != null) { // a file that vanished meanwhile, or a dangling link
          entries.add(file);
        }
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(StoredFile::name));
    return entries;
  }

  @Override
  public List<StoredFile> glob(String pattern) throws IOException {
    return new LocalGlob(path(pattern)).matches();
  }

  @Override
  public String canonical(String path) throws IOException {
    return path(path).toRealPath().toString();
  }

  @Override
  public InputStream open(String path, long offset) throws IOException {
    Path file = path(path);
    if (offset == 0) {
      return Files.newInputStream(file);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      channel.position(offset);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return Channels.newInputStream(channel);
  }

  @Override
  public OutputStream create(String path) throws IOException {
    Path file = path(path);
    makeParent(file);
    return Files.newOutputStream(file);
  }

  private static void makeParent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent);
    }
  }

  @Override
  public void sync(String path) throws IOException {
    try (FileChannel channel = FileChannel.open(path(path), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void beginSync(String path) {
    EarlySync.add(path(path));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path target = path(to);
    makeParent(target);
    if (Files.exists(target)) {
      sync(from); // or a power cut could leave neither the old content nor the new
    }
    Files.move(
        path(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void writeWhole(List<WholeFile> files) throws IOException {
    // all bytes, then all names, then the directories: the first sync carries most of the others
    Set<Path> directories = new LinkedHashSet<>();
    for (WholeFile file : files) {
      Path aside = aside(path(file.path()));
      Path parent = aside.getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        Files.createDirectories(parent);
        directories.add(parent.resolveSibling("."));
      }
      Files.write(aside, file.content());
    }
    for (WholeFile file : files) {
      Path target = path(file.path());
      sync(aside(target).toString());
      Path parent = target.getParent();
      if (parent != null) {
        directories.add(parent);
      }
    }
    for (WholeFile file : files) {
      Path target = path(file.path());
      rename(aside(target).toString(), target.toString());
    }
    for (Path directory : directories) {
      sync(directory.toString());
    }
  }

  /** Hidden, so that a file left by a crash is no entry of its directory. */
  private static Path aside(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".aside");
  }

  @Override
  public void delete(String path) throws IOException {
    Path root = path(path);
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(root);
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void makeDirectories(String directory) throws IOException {
    Path dir = path(directory);
    if (!Files.isDirectory(dir)) {
      Files.createDirectories(dir);
    }
  }
}
