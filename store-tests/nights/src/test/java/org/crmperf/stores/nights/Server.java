package org.crmperf.stores.nights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmperf.jobs.packaging.Built;
import org.crmperf.jobs.packaging.Command;

/** A store in a process of its own, which ends with this one. */
final class Server implements AutoCloseable {
  private static final Object[] BUCKETS = {
    "crm-0", "crm-1", "crm-2", "crm-3", "crm-4", "crm-5", "crm-6", "crm-7"
  };

  private final Process process;
  private final String address;

  private Server(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** HDFS with its data below {@code folder}. */
  static Server hdfs(Path folder) throws IOException {
    return start("hdfs", "org.crmperf.stores.hdfs.HdfsMain", folder, folder.resolve("data"));
  }

  /** An S3 without keys, with the buckets {@code crm-0} to {@code crm-6}, in memory. */
  static Server s3(Path folder) throws IOException {
    return start("s3", "org.crmperf.stores.s3.S3Main", folder, BUCKETS);
  }

  private static Server start(String module, String main, Path folder, Object... arguments)
      throws IOException {
    Path built = Built.root().resolve("store-tests").resolve(module).resolve("target");
    Files.createDirectories(folder);
    List<String> words =
        new ArrayList<>(
            List.of(
                Built.java().toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                built.resolve("classes") + ":" + built.resolve("jars") + "/*",
                main));
    Arrays.stream(arguments).forEach(argument -> words.add(argument.toString()));
    Path log = folder.resolve(module + ".err");
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(log.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.directory(folder.toFile()).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line;
    while ((line = out.readLine()) != null) {
      if (line.startsWith("ready ")) {
        return new Server(process, line.substring("ready ".length()));
      }
    }
    throw new AssertionError(module + " did not start:\n" + Files.readString(log));
  }

  /** The address that clients take: {@code hdfs://host:port} or {@code http://host:port}. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    Command.stop(process);
  }
}
