package org.crmperf.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ARCHITECTURE.md's table of packages, and what each may import, checked on the class files. */
class ArchitectureTest {
  private static final String ROOT = "org.crmperf.";

  /** Any package may use these. Errors are worded in one place, so every package reaches it. */
  private static final List<String> EVERYWHERE =
      List.of("java..", "org.jspecify.annotations..", "org.slf4j..", ROOT + "parsers.error..");

  private static final String PARSERS = ROOT + "parsers..";
  private static final String SCHEMA = ROOT + "parsers.schema..";
  private static final String SCAN = ROOT + "parsers.scan..";
  private static final String METRIC = ROOT + "jobs.metric..";
  private static final String TEXT = ROOT + "jobs.text..";
  private static final String WAREHOUSE = ROOT + "jobs.warehouse..";
  private static final String HADOOP = "org.apache.hadoop..";
  private static final String PARQUET = "org.apache.parquet..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final List<String> DECOMPRESSORS =
      List.of("com.github.luben.zstd..", "org.apache.commons.compress..", "org.tukaani.xz..");
  private static final List<String> SPARK = List.of("org.apache.spark..", "scala..");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("parsers.error", List.of()),
          Map.entry("parsers.schema", List.of()),
          Map.entry("parsers.scan", List.of(SCHEMA)),
          Map.entry("parsers.format", List.of(SCAN, SCHEMA)),
          Map.entry("parsers.loadtest", List.of()),
          Map.entry("parsers.endpoint", List.of(SCAN, SCHEMA)),
          Map.entry(
              "parsers.parquet", List.of(SCAN, SCHEMA, PARQUET, HADOOP, "com.github.luben.zstd..")),
          Map.entry(
              "jobs.metric",
              List.of(SCAN, SCHEMA, ROOT + "parsers.endpoint..", "org.HdrHistogram..")),
          Map.entry("jobs.text", List.of()),
          Map.entry("jobs.config", List.of(METRIC, PARSERS, JACKSON, "org.yaml.snakeyaml..")),
          Map.entry("jobs.warehouse", with(DECOMPRESSORS, PARSERS, HADOOP, JACKSON)),
          Map.entry("jobs.spark", SPARK),
          // the pass over a log's bytes also makes its partial rollups
          Map.entry(
              "jobs.ingest",
              with(
                  SPARK,
                  METRIC,
                  ROOT + "jobs.rollup..",
                  ROOT + "jobs.spark..",
                  WAREHOUSE,
                  PARSERS,
                  HADOOP,
                  PARQUET,
                  JACKSON)),
          Map.entry(
              "jobs.rollup",
              with(SPARK, ROOT + "jobs.spark..", METRIC, WAREHOUSE, PARSERS, HADOOP, PARQUET)),
          Map.entry(
              "jobs.keep",
              with(
                  SPARK,
                  ROOT + "jobs.spark..",
                  METRIC,
                  ROOT + "jobs.rollup..",
                  WAREHOUSE,
                  PARSERS)),
          Map.entry("jobs.advice", List.of(METRIC, TEXT, "org.apache.commons.math3..")),
          Map.entry(
              "jobs.report",
              List.of(
                  METRIC,
                  TEXT,
                  ROOT + "jobs.advice..",
                  JACKSON,
                  "gg.jte..",
                  "org.apache.commons.csv..")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ArchitectureTest::notTemplate)
          .importPackages("org.crmperf");

  static Stream<Map.Entry<String, List<String>>> packages() {
    return MAY_IMPORT.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageImportsOnlyWhatTheTableAllows(Map.Entry<String, List<String>> entry) {
    String itself = ROOT + entry.getKey() + "..";
    classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            with(with(EVERYWHERE, itself), entry.getValue().toArray(String[]::new))
                .toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsInTheTable() {
    TreeSet<String> unknown =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.startsWith(ROOT + "jobs.cli"))
            .filter(
                name ->
                    MAY_IMPORT.keySet().stream()
                        .noneMatch(known -> (name + ".").startsWith(ROOT + known + ".")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unknown).as("packages that ARCHITECTURE.md does not place").isEmpty();
  }

  @Test
  void bothModulesWereRead() {
    assertThat(CLASSES.contain(Errors.class)).isTrue();
    assertThat(CLASSES.contain(org.crmperf.jobs.metric.MetricDefinition.class)).isTrue();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(*.*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void errorsAreWordedInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Errors.class)
        .should()
        .callConstructorWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                        CrmPerfException.class))))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineTouchesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "jobs.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void onlyEmbeddedModeKnowsLogback() {
    noClasses()
        .that()
        .doNotHaveSimpleName("EmbeddedLogging")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(CLASSES);
  }

  /** Compiled jte templates live outside the packages that people write. */
  private static boolean notTemplate(Location location) {
    return !location.contains("/gg/jte/generated/");
  }

  private static List<String> with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
