package org.crmperf.stores.nights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.StoredFile;

/**
 * Where inputs, warehouse and reports are.
 *
 * @param root a local path or a URI, without a final slash
 * @param hadoop settings that reach it
 */
record Place(String root, Map<String, String> hadoop) {
  static Place local(Path folder) {
    return new Place(folder.toString(), Map.of());
  }

  static Place hdfs(Server server, String folder) {
    return new Place(server.address() + "/" + folder, Map.of());
  }

  /**
   * A folder of a bucket. A process keeps the address of a bucket for as long as it lives: every
   * address needs a bucket of its own.
   */
  static Place s3(String address, String bucket, String folder) {
    Map<String, String> settings = new HashMap<>();
    settings.put("fs.s3a.endpoint", address);
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.access.key", "any");
    settings.put("fs.s3a.secret.key", "secret-of-the-test");
    return new Place("s3a://" + bucket + "/" + folder, settings);
  }

  /** The same place with hardly a retry: for a store that will not come back. */
  Place impatient() {
    Map<String, String> settings = new HashMap<>(hadoop);
    settings.put("fs.s3a.attempts.maximum", "1");
    settings.put("fs.s3a.retry.limit", "2");
    settings.put("fs.s3a.retry.interval", "50ms");
    settings.put("fs.s3a.retry.throttle.limit", "2");
    settings.put("fs.s3a.retry.throttle.interval", "50ms");
    return new Place(root, settings);
  }

  String warehouse() {
    return root + "/warehouse";
  }

  String reports() {
    return root + "/reports";
  }

  String logs() {
    return root + "/logs";
  }

  FileStores stores() {
    return FileStores.withHadoopSettings(hadoop);
  }

  FileStore store() {
    return stores().of(root);
  }

  /** Copies the files of a local folder into {@link #logs}. */
  void putLogs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        try (OutputStream out = store().create(logs() + "/" + file.getFileName())) {
          Files.copy(file, out);
        }
      }
    }
  }

  String text(String path) throws IOException {
    try (InputStream in = store().open(path, 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All files below a directory, by path. */
  List<String> files(String directory) throws IOException {
    List<String> found = new ArrayList<>();
    if (store().exists(directory)) {
      for (StoredFile entry : store().list(directory)) {
        if (entry.kind() == StoredFile.Kind.DIRECTORY) {
          found.addAll(files(entry.path()));
        } else {
          found.add(entry.path());
        }
      }
    }
    return found;
  }
}
