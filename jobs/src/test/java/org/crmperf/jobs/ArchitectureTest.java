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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

  /** What the table calls what is not ours. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("JDK", List.of()),
          Map.entry("Spark", List.of("org.apache.spark..", "scala..")),
          Map.entry("Hadoop", List.of("org.apache.hadoop..")),
          Map.entry("Parquet", List.of("org.apache.parquet..")),
          Map.entry("zstd", List.of("com.github.luben.zstd..")),
          Map.entry(
              "decompressors",
              List.of(
                  "com.github.luben.zstd..", "org.apache.commons.compress..", "org.tukaani.xz..")),
          Map.entry("Jackson", List.of("com.fasterxml.jackson..")),
          Map.entry("SnakeYAML", List.of("org.yaml.snakeyaml..")),
          Map.entry("jte", List.of("gg.jte..")),
          Map.entry("Commons CSV", List.of("org.apache.commons.csv..")),
          Map.entry("Commons Math", List.of("org.apache.commons.math3..")));

  private static final Pattern ROW =
      Pattern.compile("\\| (parsers|jobs) `(\\w+)` \\|[^|]*\\|([^|]*)\\|");

  private static final Map<String, List<String>> MAY_IMPORT = table();

  /** The rows of ARCHITECTURE.md, but that of {@code cli}, which may import all. */
  private static Map<String, List<String>> table() {
    String page;
    try {
      page = Files.readString(Path.of("..", "ARCHITECTURE.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<MatchResult> rows = ROW.matcher(page).results().toList();
    Map<String, String> modules =
        rows.stream().collect(Collectors.toMap(row -> row.group(2), row -> row.group(1)));
    Map<String, List<String>> table = new TreeMap<>();
    for (MatchResult row : rows) {
      if (!row.group(3).strip().equals("all")) {
        List<String> allowed = new ArrayList<>();
        for (String word : row.group(3).replaceFirst(";.*", "").split(",", -1)) {
          allowed.addAll(packages(word.strip(), modules));
        }
        table.put(row.group(1) + "." + row.group(2), allowed);
      }
    }
    return table;
  }

  private static List<String> packages(String word, Map<String, String> modules) {
    if (word.isEmpty() || LIBRARIES.containsKey(word)) {
      return LIBRARIES.getOrDefault(word, List.of());
    }
    String module = modules.get(word);
    assertThat(word.equals("parsers") || module != null)
        .as("ARCHITECTURE.md allows '%s', which is no package and no library", word)
        .isTrue();
    return List.of(ROOT + (module == null ? word : module + "." + word) + "..");
  }

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
  void bothModulesAndTheTableWereRead() {
    assertThat(MAY_IMPORT).hasSizeGreaterThan(15).containsKeys("parsers.scan", "jobs.report");
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
