package org.crmperf.jobs.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/** Any Hadoop file system: HDFS, S3A, viewfs. */
final class HadoopFileStore implements FileStore {
  /** Stores in which a name appears only when its object is whole, and a rename is a copy. */
  private static final Set<String> OBJECT_STORES =
      Set.of("s3a", "s3", "s3n", "gs", "wasb", "wasbs", "oss", "cosn", "swift");

  private final Configuration configuration;

  HadoopFileStore(Map<String, String> settings) {
    configuration = new Configuration();
    settings.forEach(configuration::set);
  }

  private FileSystem system(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }

  @Override
  public @Nullable StoredFile stat(String path) throws IOException {
    Path file = new Path(path);
    try {
      return stored(system(file).getFileStatus(file));
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static StoredFile stored(FileStatus status) {
    return new StoredFile(
        status.getPath().toString(),
        status.getPath().getName(),
        status.isDirectory() ? StoredFile.Kind.DIRECTORY : StoredFile.Kind.FILE,
        status.isDirectory() ? 0 : status.getLen(),
        status.getModificationTime());
  }

  @Override
  public List<StoredFile> list(String directory) throws IOException {
    Path dir = new Path(directory);
    List<StoredFile> entries = new ArrayList<>();
    for (FileStatus status : system(dir).listStatus(dir)) {
      entries.add(stored(status));
    }
    entries.sort(Comparator.comparing(StoredFile::name));
    return entries;
  }

  @Override
  public List<StoredFile> glob(String pattern) throws IOException {
    Path glob = new Path(pattern);
    FileStatus[] matches = system(glob).globStatus(glob);
    List<StoredFile> found = new ArrayList<>();
    if (matches != null) {
      for (FileStatus status : matches) {
        if (!status.getPath().getName().startsWith(".")) {
          found.add(stored(status));
        }
      }
    }
    found.sort(Comparator.comparing(StoredFile::path));
    return found;
  }

  @Override
  public String canonical(String path) throws IOException {
    Path file = new Path(path);
    return system(file).resolvePath(file).toString();
  }

  @Override
  public InputStream open(String path, long offset) throws IOException {
    Path file = new Path(path);
    FileSystem system = system(file);
    if (offset > 0 && offset >= system.getFileStatus(file).getLen()) {
      return InputStream.nullInputStream(); // a seek to the end is an error in some stores
    }
    FSDataInputStream in = system.open(file);
    try {
      in.seek(offset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return in;
  }

  @Override
  public OutputStream create(String path) throws IOException {
    Path file = new Path(path);
    return system(file).create(file, true);
  }

  @Override
  public void sync(String path) {
    // closing a file hands it to the store; what must survive is written by writeWhole
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path source = new Path(from);
    Path target = new Path(to);
    FileSystem system = system(target);
    if (isObjectStore(target)) {
      system.delete(target, false);
      if (!system.rename(source, target)) {
        throw new IOException("cannot rename " + from + " to " + to);
      }
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      system.mkdirs(parent);
    }
    try {
      FileContext.getFileContext(system.getUri(), configuration)
          .rename(source, target, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      system.delete(target, false);
      if (!system.rename(source, target)) {
        throw new IOException("cannot rename " + from + " to " + to, e);
      }
    }
  }

  private static boolean isObjectStore(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme != null && OBJECT_STORES.contains(scheme.toLowerCase(Locale.ROOT));
  }

  @Override
  public void writeWhole(List<WholeFile> files) throws IOException {
    for (WholeFile file : files) {
      Path target = new Path(file.path());
      if (isObjectStore(target)) {
        write(target, file.content());
      } else {
        Path aside = new Path(target.getParent(), "." + target.getName() + ".aside");
        write(aside, file.content());
        rename(aside.toString(), target.toString());
      }
    }
  }

  private void write(Path path, byte[] content) throws IOException {
    try (FSDataOutputStream out = system(path).create(path, true)) {
      out.write(content);
      if (!isObjectStore(path)) {
        out.hsync();
      }
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Path file = new Path(path);
    system(file).delete(file, true);
  }

  @Override
  public void makeDirectories(String directory) throws IOException {
    Path dir = new Path(directory);
    if (!system(dir).mkdirs(dir)) {
      throw new IOException("cannot make the directory " + directory);
    }
  }

  /**
   * Creates a file only if there is none, as one step of the store.
   *
   * @return false if there is one already
   */
  boolean createNew(String path, byte[] content) throws IOException {
    Path file = new Path(path);
    try (FSDataOutputStream out = system(file).create(file, false)) {
      out.write(content);
      return true;
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }
}
