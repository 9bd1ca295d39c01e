package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar.gz, unpacked where a path has spaces, on nothing but a JDK. */
class TarGzIT {
  @TempDir static Path machine;
  @TempDir Path work;

  private static Path app;
  private static Path cache;

  @BeforeAll
  static void unpack() throws Exception {
    app = Built.unpack(machine.resolve("a folder"));
    cache = machine.resolve("a cache");
  }

  private Command crmPerf(List<String> arguments) {
    return Command.of(
            Stream.concat(Stream.of(app.resolve("bin/crm-perf").toString()), arguments.stream())
                .toList())
        .in(work)
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("CRM_PERF_CACHE", cache);
  }

  private Command crmPerf(String... arguments) {
    return crmPerf(List.of(arguments));
  }

  @Test
  void writesTheReportAndKeepsAnArchiveForTheNextStart() throws Exception {
    Command.Result first = crmPerf(Built.nightly(app.resolve("sample-logs"), work)).run();
    Built.assertReported(first, work.resolve("reports"));

    List<Path> archives = archives(cache);
    assertThat(archives).as(trainingLog(cache)).hasSize(1);
    Path again = Files.createDirectory(work.resolve("again"));
    Command.Result second = crmPerf(Built.nightly(app.resolve("sample-logs"), again)).run();
    Built.assertReported(second, again.resolve("reports"));
    assertThat(archives(cache)).as("made once").isEqualTo(archives);
  }

  @Test
  void theArchiveIsReallyUsed() throws Exception {
    // the JDK keeps no class of a path with spaces in an archive: there a start is just slower
    Path plain = Built.unpack(work.resolve("plain"));
    Path own = work.resolve("cache");
    Command.of(plain.resolve("bin/crm-perf"), "--version").with("CRM_PERF_CACHE", own).run();
    assertThat(archives(own)).as(trainingLog(own)).hasSize(1);
    Command.Result result =
        Command.of(plain.resolve("bin/crm-perf"), "-J-Xlog:class+load:file=loaded.txt", "--version")
            .in(work)
            .with("CRM_PERF_CACHE", own)
            .run();
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(Files.readAllLines(work.resolve("loaded.txt")))
        .anyMatch(
            line -> line.contains("org.crmperf.jobs.cli.Main source: shared objects file (top)"));
  }

  @Test
  void aChangedJarIsNeverServedFromAnOldArchive() throws Exception {
    Path other = Built.unpack(work.resolve("other"));
    Path otherCache = work.resolve("other-cache");
    Command.of(other.resolve("bin/crm-perf"), "--version").with("CRM_PERF_CACHE", otherCache).run();
    List<Path> before = archives(otherCache);
    Path jar = other.resolve("lib/crm-perf-jobs-" + Built.name().substring(9) + ".jar");
    byte[] bytes = Files.readAllBytes(jar);
    java.nio.file.attribute.FileTime time = Files.getLastModifiedTime(jar);
    // the comment's length at the end of a zip is not looked at when it is 0; the time in the first
    // entry's header is not either: same size, same date, other bytes
    bytes[10] ^= 1;
    Files.write(jar, bytes);
    Files.setLastModifiedTime(jar, time);
    Command.Result result =
        Command.of(other.resolve("bin/crm-perf"), "--version")
            .with("CRM_PERF_CACHE", otherCache)
            .run();
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(before).hasSize(1);
    assertThat(archives(otherCache)).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void startsThroughALinkFromAnywhereWithAPlainPath() throws Exception {
    Path link = work.resolve("link to crm-perf");
    Files.createSymbolicLink(link, app.resolve("bin/crm-perf"));
    Path relative = work.resolve("relative");
    Files.createSymbolicLink(relative, Path.of("link to crm-perf"));
    Command.Result result =
        Command.of("./relative", "--version")
            .in(work)
            .without("JAVA_HOME")
            .with("CRM_PERF_CACHE", cache)
            .run();
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("crm-perf");
    assertThat(result.noise()).isEmpty();
  }

  @Test
  void startsWithoutAPlaceForTheArchive() throws Exception {
    Path file = Files.createFile(work.resolve("a-file"));
    for (Object nowhere : List.of(file.resolve("below"), "off")) {
      Command.Result result = crmPerf("--version").with("CRM_PERF_CACHE", nowhere).run();
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void aBrokenArchiveDoesNoHarm() throws Exception {
    Path own = work.resolve("cache");
    crmPerf("--version").with("CRM_PERF_CACHE", own).run();
    List<Path> archives = archives(own);
    assertThat(archives).hasSize(1);
    Files.writeString(archives.get(0), "not an archive");
    Command.Result result = crmPerf("--version").with("CRM_PERF_CACHE", own).run();
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("crm-perf").doesNotContain("archive");
  }

  @Test
  void firstStartsSideBySideMakeOneArchive() throws Exception {
    Path own = work.resolve("cache");
    List<CompletableFuture<Command.Result>> starts =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return crmPerf("--version").with("CRM_PERF_CACHE", own).run();
                          } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        }))
            .limit(3)
            .toList();
    for (CompletableFuture<Command.Result> start : starts) {
      assertThat(start.join().exitCode()).as(start.join().toString()).isZero();
      assertThat(start.join().err()).isEmpty();
    }
    assertThat(archives(own)).hasSize(1);
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    Path old = Files.createDirectories(work.resolve("jdk-11"));
    Files.createDirectory(old.resolve("bin"));
    Files.createSymbolicLink(old.resolve("bin/java"), Built.java());
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
    Command.Result result = crmPerf("--version").with("JAVA_HOME", old).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("Java 17 or later").contains("11.0.2");

    Command.Result none = crmPerf("--version").with("JAVA_HOME", work.resolve("none")).run();
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err().lines()).hasSize(1);
    assertThat(none.err()).contains("JAVA_HOME");
  }

  @Test
  void jvmOptionsReachTheJvmAndNotTheProgram() throws Exception {
    Command.Result result =
        crmPerf("-J-XX:+UseSerialGC", "-J-Xmx512m", "-J-XX:+PrintCommandLineFlags", "--version")
            .with("CRM_PERF_JAVA_OPTS", "-Xmx300m -Dx=y")
            .run();
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out() + result.err())
        .contains("-XX:MaxHeapSize=536870912")
        .contains("-XX:+UseSerialGC");
  }

  @Test
  void manyNewBytesTakeTheSecondCompilerAndWhatItLeavesAlone() throws Exception {
    Path holes = work.resolve("holes.log"); // takes no room: its end is all that is written
    try (FileChannel file =
        FileChannel.open(holes, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[1]), 4L << 30);
    }
    Path few = Files.writeString(work.resolve("few.log"), "no request\n");
    Path file = app.resolve("conf/second-compiler.json");
    assertThat(file).isNotEmptyFile();
    String property = "crmperf.secondCompiler = " + file;
    assertThat(settings(holes)).contains(property);
    assertThat(settings(few)).doesNotContain("crmperf.secondCompiler");
  }

  /** What the JVM says of its properties when a night is to read this file, which holds no log. */
  private String settings(Path input) throws Exception {
    Command.Result result =
        crmPerf(
                "-J-XshowSettings:properties",
                "nightly",
                "--input",
                input.toString(),
                "--warehouse",
                work.resolve("w").toString(),
                "--reports",
                work.resolve("r").toString())
            .run();
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
    return result.err();
  }

  private static List<Path> archives(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(p -> p.toString().endsWith(".jsa")).sorted().toList();
    }
  }

  private static String trainingLog(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      Path log = files.filter(p -> p.endsWith("training.log")).findFirst().orElseThrow();
      return Files.readString(log);
    }
  }
}
