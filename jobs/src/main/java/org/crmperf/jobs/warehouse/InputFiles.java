package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmperf.parsers.error.Errors;

/**
 * Expands {@code --input} values into files: files, directories with all below them, globs, Hadoop
 * URIs, and {@code -} for standard input.
 */
public final class InputFiles {
  private static final List<String> NO_LOGS =
      List.of(".yaml", ".yml", ".md", ".html", ".java", ".sh", ".conf", ".pdf", ".parquet");

  /** The input that stands for standard input. */
  public static final String STDIN = "-";

  private final FileStores stores;
  private final InputStream stdin;
  private final String spoolDirectory;
  private final Set<String> excluded = new HashSet<>();

  /** Of the input at hand. */
  private final Map<String, Listed> byCanonicalPath = new TreeMap<>();

  /** Of all inputs so far, by canonical path. */
  private final Map<String, InputFile> probed = new TreeMap<>();

  private record Listed(StoredFile file, String input) {}

  /**
   * @param stdin what {@code -} reads
   * @param spoolDirectory where standard input and pipes are kept while the run lasts: they can be
   *     read only once, and executors cannot read them at all
   * @param excludedDirectories skipped when met below an input directory: the warehouse and the
   *     reports, if someone keeps them beside the logs
   */
  public InputFiles(
      FileStores stores,
      InputStream stdin,
      String spoolDirectory,
      List<String> excludedDirectories) {
    this.stores = stores;
    this.stdin = stdin;
    this.spoolDirectory = spoolDirectory;
    for (String directory : excludedDirectories) {
      excluded.add(canonical(directory));
    }
  }

  /** As {@link #add} for each of these inputs, then {@link #files}. */
  public List<InputFile> expand(List<String> inputs) {
    inputs.forEach(this::add);
    return files();
  }

  /**
   * Finds the files of an input. Throws an INPUT error for what is missing, empty of files, or
   * unreadable; none of its files is among {@link #files} then.
   */
  public void add(String input) {
    byCanonicalPath.clear();
    try {
      expand(input);
      byCanonicalPath.keySet().removeAll(probed.keySet());
      List<Map.Entry<String, Listed>> found = List.copyOf(byCanonicalPath.entrySet());
      List<InputFile> files = SideBySide.map(found, entry -> probed(entry.getValue()));
      for (int i = 0; i < found.size(); i++) {
        probed.put(found.get(i).getKey(), files.get(i));
      }
    } catch (IOException e) {
      throw InputErrors.unreadable(input, e);
    }
  }

  /** The files of all inputs, sorted by path, each once whatever the number that reach it. */
  public List<InputFile> files() {
    return probed.values().stream().sorted(Comparator.comparing(InputFile::path)).toList();
  }

  private void expand(String input) throws IOException {
    if (input.equals(STDIN)) {
      spool(stdin, "stdin", input);
      return;
    }
    if (input.isBlank()) {
      throw Errors.usage("--input is empty", "give a file, a directory, a glob or - for stdin");
    }
    FileStore store = stores.of(input);
    StoredFile named = store.stat(input);
    if (named != null) {
      addNamed(store, named, input);
    } else if (LocalGlob.isGlob(input)) {
      List<StoredFile> matches = store.glob(input);
      if (matches.isEmpty()) {
        throw Errors.input(
            input, "no file matches this pattern", "check it, and quote it for the shell", null);
      }
      for (StoredFile match : matches) {
        addNamed(store, match, input);
      }
    } else {
      throw InputErrors.missing(input);
    }
  }

  private void addNamed(FileStore store, StoredFile file, String input) throws IOException {
    switch (file.kind()) {
      case FILE -> add(store, file, input);
      case STREAM -> {
        try (InputStream pipe = store.open(file.path(), 0)) {
          spool(pipe, "pipe-" + (probed.size() + byCanonicalPath.size()), input);
        }
      }
      case DIRECTORY -> {
        int before = byCanonicalPath.size();
        if (!addDirectory(store, file.path(), input, new HashSet<>())
            && byCanonicalPath.size() == before) {
          throw Errors.input(
              input,
              "no files in this directory",
              "name the directory that holds the logs (hidden files are skipped)",
              null);
        }
      }
    }
  }

  /** Whether any file was found, listed already or not. */
  private boolean addDirectory(
      FileStore store, String directory, String input, Set<String> enclosing) throws IOException {
    String canonical = store.canonical(directory);
    if (excluded.contains(canonical) || !enclosing.add(canonical)) {
      return false; // a link back to an enclosing directory would never end
    }
    boolean any = false;
    for (StoredFile entry : store.list(directory)) {
      if (entry.isHidden()) {
        continue;
      }
      if (entry.kind() == StoredFile.Kind.DIRECTORY) {
        any |= addDirectory(store, entry.path(), input, enclosing);
      } else if (entry.kind() == StoredFile.Kind.FILE && !isDocument(entry.name())) {
        add(store, entry, input);
        any = true;
      }
    }
    enclosing.remove(canonical);
    return any;
  }

  /** Whether a name says that a file met in a directory is no log; named itself, it is read. */
  private static boolean isDocument(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NO_LOGS.stream().anyMatch(lower::endsWith);
  }

  private void add(FileStore store, StoredFile file, String input) throws IOException {
    byCanonicalPath.putIfAbsent(store.canonical(file.path()), new Listed(file, input));
  }

  private void spool(InputStream from, String name, String input) throws IOException {
    FileStore store = stores.of(spoolDirectory);
    String path = spoolDirectory + "/" + name + ".log";
    try (OutputStream to = store.create(path)) {
      copy(from, to, input);
    } catch (IOException e) {
      throw Errors.storage(
          path,
          "standard input cannot be kept there: " + InputErrors.reason(e),
          "free some space or choose another warehouse",
          e);
    }
    StoredFile spooled = store.stat(path);
    if (spooled == null) {
      throw Errors.internal("the spooled input " + path + " is gone", null);
    }
    add(store, spooled, input);
  }

  private static void copy(InputStream from, OutputStream to, String input) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long at = 0;
    while (true) {
      int n;
      try {
        n = from.read(buffer);
      } catch (IOException e) {
        throw InputErrors.unreadable(input + ": byte " + at, e);
      }
      if (n < 0) {
        return;
      }
      to.write(buffer, 0, n);
      at += n;
    }
  }

  private InputFile probed(Listed listed) {
    StoredFile file = listed.file();
    byte[] magic = new byte[Compression.MAGIC_LENGTH];
    try (InputStream in = stores.of(file.path()).open(file.path(), 0)) {
      int length = in.readNBytes(magic, 0, magic.length);
      Compression compression = Compression.of(magic, length);
      return new InputFile(file.path(), file.size(), compression, listed.input(), file.modified());
    } catch (IOException | UncheckedIOException e) {
      throw InputErrors.unreadable(file.path(), e);
    }
  }

  private String canonical(String directory) {
    FileStore store = stores.of(directory);
    try {
      return store.canonical(directory);
    } catch (IOException e) {
      return directory; // it does not exist yet, so no input can meet it
    }
  }
}
