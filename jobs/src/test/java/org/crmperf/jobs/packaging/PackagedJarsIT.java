package org.crmperf.jobs.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is, and what must not be, in the spark-submit jar and in the tar.gz's lib. */
class PackagedJarsIT {
  @TempDir static Path folder;

  @Test
  void theSparkJarBringsNothingThatSparkBrings() throws IOException {
    Set<String> ours = classes(Built.sparkJar());
    assertThat(ours).contains("org/crmperf/jobs/cli/Main.class", "picocli/CommandLine.class");
    assertThat(ours)
        .noneMatch(name -> name.startsWith("org/slf4j/"))
        .noneMatch(name -> name.startsWith("ch/qos/logback/"))
        .noneMatch(name -> name.startsWith("org/apache/logging/"));
    assertThat(entries(Built.sparkJar()))
        .noneMatch(name -> name.startsWith("META-INF/services/org.slf4j"))
        .noneMatch(name -> name.startsWith("META-INF/services/ch.qos.logback"));

    Set<String> sparks = new TreeSet<>();
    for (Path jar : jars(Built.sparkHome().resolve("jars"))) {
      sparks.addAll(classes(jar));
    }
    assertThat(sparks).contains("org/apache/spark/SparkContext.class");
    sparks.retainAll(ours);
    assertThat(sparks).as("classes both in our jar and in Spark").isEmpty();
  }

  @Test
  void theSparkJarAndSparkHoldAllThatTheTarGzHolds() throws Exception {
    Path lib = Built.unpack(folder).resolve("lib");
    Set<String> atHand = new TreeSet<>(classes(Built.sparkJar()));
    for (Path jar : jars(Built.sparkHome().resolve("jars"))) {
      atHand.addAll(classes(jar));
    }
    Set<String> lacking = new TreeSet<>();
    for (Path jar : jars(lib)) {
      String name = jar.getFileName().toString();
      // logging is the cluster's; annotations are not read at run time
      if (!name.startsWith("logback-") && !name.startsWith("jspecify-")) {
        Set<String> needed = classes(jar);
        needed.removeAll(atHand);
        if (!needed.isEmpty()) {
          lacking.add(name + " (" + needed.iterator().next() + " ...)");
        }
      }
    }
    assertThat(lacking)
        .as("libraries that the spark-submit jar must include, see jobs/pom.xml")
        .isEmpty();
  }

  @Test
  void theTarGzLogsThroughLogbackAlone() throws Exception {
    Path app = Built.unpack(folder);
    List<String> names =
        jars(app.resolve("lib")).stream().map(jar -> jar.getFileName().toString()).toList();
    assertThat(names)
        .anyMatch(name -> name.startsWith("logback-classic-"))
        .anyMatch(name -> name.startsWith("log4j-core-"))
        .noneMatch(name -> name.startsWith("log4j-slf4j"))
        .noneMatch(name -> name.startsWith("slf4j-simple"));
    assertThat(app.resolve("LICENSE")).content().contains("Apache License");
    assertThat(app.resolve("README.md")).isNotEmptyFile();
    assertThat(app.resolve("bin/crm-perf")).isExecutable();
  }

  private static List<Path> jars(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static Set<String> classes(Path jar) throws IOException {
    return entries(jar).stream()
        .filter(name -> name.endsWith(".class"))
        .filter(name -> !name.endsWith("module-info.class") && !name.startsWith("META-INF/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
