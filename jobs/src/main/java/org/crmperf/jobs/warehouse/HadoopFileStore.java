package org.crmperf.jobs.warehouse;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/** Any Hadoop file system: HDFS, S3A, viewfs. */
final class HadoopFileStore implements FileStore {
  /** Stores in which a name appears only when its object is whole, and a rename is a copy. */
  private static final Set<String> OBJECT_STORES =
      Set.of("s3a", "s3", "s3n", "gs", "wasb", "wasbs", "oss", "cosn", "swift");

  private static final int BUFFER = 1 << 16;
  private static final String CONDITIONAL_CREATE = "fs.option.create.conditional.overwrite";

  private final Configuration configuration;

  /** By store; each holds a connection of its own. */
  private final Map<URI, FileContext> contexts = new ConcurrentHashMap<>();

  HadoopFileStore(Map<String, String> settings) {
    configuration = new Configuration();
    // file systems that spark-submit brought are known where our own classes are, but not to every
    // thread that may be the first to ask
    configuration.setClassLoader(HadoopFileStore.class.getClassLoader());
    HadoopDefaults.addTo(configuration);
    settings.forEach(configuration::set);
  }

  private FileSystem system(Path path) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (UnsupportedFileSystemException e) {
      throw notInstalled(path, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw notInstalled(path, e);
      }
      throw e;
    }
  }

  private static IOException notInstalled(Path path, Exception e) {
    return new IOException(
        "what reads "
            + path.toUri().getScheme()
            + ":// is not installed (put its jars into lib/, for s3a:// those of"
            + " docs/cluster/s3a-pom.xml; spark-submit takes them with --jars)",
        e);
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
    // an object has no other name, and asking for each would cost a request
    return isObjectStore(file)
        ? system(file).makeQualified(file).toString()
        : system(file).resolvePath(file).toString();
  }

  @Override
  public InputStream open(String path, long offset) throws IOException {
    Path file = new Path(path);
    FSDataInputStream in = system(file).open(file);
    try {
      in.seek(offset);
    } catch (EOFException e) {
      in.close(); // beyond the end; some stores say so now, some when they are read
      return InputStream.nullInputStream();
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new StoreInput(in);
  }

  @Override
  public String write(String aside, String finalName, Content content) throws IOException {
    Path target = new Path(isObjectStore(new Path(finalName)) ? finalName : aside);
    FSDataOutputStream out = replacing(target);
    try {
      OutputStream buffered = new Unclosed(out);
      content.writeTo(buffered);
      buffered.flush();
    } catch (IOException | RuntimeException e) {
      abandon(out);
      throw e;
    }
    out.close();
    return target.toString();
  }

  /** S3A need not look first what is there: three requests less a file. */
  private FSDataOutputStream replacing(Path file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = system(file).createFile(file);
    builder.overwrite(true);
    builder.recursive();
    builder.opt("fs.s3a.create.performance", true);
    return builder.build();
  }

  /** Who writes the content may close it, but that must not decide that the file is whole. */
  private static final class Unclosed extends BufferedOutputStream {
    Unclosed(OutputStream out) {
      super(out, BUFFER);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Closing an object that is being written would make half of it appear. */
  private static void abandon(FSDataOutputStream out) {
    try {
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      }
      out.close();
    } catch (IOException | UnsupportedOperationException e) {
      // the failure that led here is the one worth telling
    }
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return replacing(new Path(path));
  }

  @Override
  public void sync(String path) {
    // closing a file hands it to the store; what must survive is written by writeWhole
  }

  @Override
  public void rename(String from, String to) throws IOException {
    if (from.equals(to)) {
      return; // an object is written under its final name
    }
    Path source = new Path(from);
    Path target = new Path(to);
    FileSystem system = system(target);
    if (isObjectStore(target)) {
      // a copy, and between the deletion and its end there would be neither file
      throw new IOException("an object is written under its final name, not renamed from " + from);
    }
    Path parent = target.getParent();
    if (parent != null) {
      system.mkdirs(parent);
    }
    try {
      context(system.getUri()).rename(source, target, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      system.delete(target, false);
      if (!system.rename(source, target)) {
        throw new IOException("cannot rename " + from + " to " + to, e);
      }
    }
  }

  private FileContext context(URI store) throws UnsupportedFileSystemException {
    FileContext known = contexts.get(store);
    if (known == null) {
      known = FileContext.getFileContext(store, configuration);
      contexts.put(store, known);
    }
    return known;
  }

  private static boolean isObjectStore(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme != null && OBJECT_STORES.contains(scheme.toLowerCase(Locale.ROOT));
  }

  @Override
  public void writeWhole(List<WholeFile> files) throws IOException {
    var unused = SideBySide.map(files, this::writeWhole);
  }

  private Path writeWhole(WholeFile file) throws IOException {
    Path target = new Path(file.path());
    if (isObjectStore(target)) {
      write(target, file.content());
    } else {
      Path aside = new Path(target.getParent(), "." + target.getName() + ".aside");
      write(aside, file.content());
      rename(aside.toString(), target.toString());
    }
    return target;
  }

  private void write(Path path, byte[] content) throws IOException {
    try (FSDataOutputStream out = replacing(path)) {
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
   * Creates a file only if there is none, as one step of the store where it can: object stores by a
   * conditional write, see {@link #createsAtomically}.
   *
   * @param content tells this file from any other that may be there
   * @return false if there is another one already
   */
  boolean createNew(String path, byte[] content) throws IOException {
    Path file = new Path(path);
    FSDataOutputStream out;
    try {
      FSDataOutputStreamBuilder<?, ?> builder = system(file).createFile(file);
      builder.overwrite(false);
      builder.recursive();
      builder.opt(CONDITIONAL_CREATE, true);
      out = builder.build();
    } catch (IOException e) {
      return isThere(e, path, content);
    }
    try (out) {
      out.write(content);
    } catch (IOException e) {
      return isThere(e, path, content);
    }
    return true;
  }

  /**
   * A creation failed. The store's word for a file that is there differs from store to store, and a
   * creation whose answer was lost, and that was tried again, finds its own file.
   */
  private boolean isThere(IOException failure, String path, byte[] content) throws IOException {
    StoredFile found = stat(path);
    if (found == null) {
      throw failure;
    }
    try (InputStream in = open(path, 0)) {
      return Arrays.equals(in.readAllBytes(), content);
    } catch (FileNotFoundException e) {
      return false; // let go meanwhile; the next attempt may have it
    }
  }

  /** Whether of two creations at the same time one fails: not so in S3 before Hadoop 3.4.2. */
  boolean createsAtomically(String path) throws IOException {
    Path file = new Path(path);
    String scheme = file.toUri().getScheme();
    return scheme == null
        || !scheme.toLowerCase(Locale.ROOT).startsWith("s3")
        || system(file).hasPathCapability(file, CONDITIONAL_CREATE);
  }
}
