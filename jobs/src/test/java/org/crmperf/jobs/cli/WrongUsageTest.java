package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the command line or the configuration is said before any work is done. */
class WrongUsageTest {
  private static final String NIGHT =
      "nightly --input $LOG --warehouse $DIR/warehouse --reports $DIR/reports --zone UTC";

  @TempDir Path folder;

  /**
   * A wrong command line.
   *
   * @param arguments separated by blanks; $LOG is a good log, $DIR the test's folder
   * @param says what the line on standard error must name
   */
  private record Wrong(String arguments, List<String> says) {
    static Wrong of(String arguments, String... says) {
      return new Wrong(arguments, List.of(says));
    }

    @Override
    public String toString() {
      return arguments.replace(NIGHT, "nightly ...");
    }
  }

  static Stream<Wrong> wrong() {
    return Stream.of(
        Wrong.of("", "command", "--help"),
        Wrong.of("nightlies", "nightlies"),
        Wrong.of("nightli", "did you mean nightly"),
        Wrong.of("nightly", "--input", "--warehouse", "--reports"),
        Wrong.of("nightly --input $LOG --reports $DIR/reports", "--warehouse"),
        Wrong.of(NIGHT + " --no-such-option", "--no-such-option"),
        Wrong.of("nightly --warehouse $DIR/w --reports $DIR/r --input $LOG --zon UTC", "--zon"),
        Wrong.of("nightly --warehouse $DIR/w --reports $DIR/r --input=$LOG --zon UTC", "--zon"),
        Wrong.of(NIGHT + " --date", "--date"),
        Wrong.of(NIGHT + " --zone", "--zone"),
        Wrong.of(NIGHT + " --format $status-$no_such_variable", "$no_such_variable", "character 9"),
        Wrong.of(NIGHT + " --format %h_%Y", "%Y"),
        Wrong.of(NIGHT + " --format no-such-format", "no-such-format"),
        Wrong.of("inspect $LOG --format no-such-format", "no-such-format"),
        Wrong.of("inspect $LOG --log-zone Moon/Base", "Moon/Base", "--log-zone"),
        Wrong.of("inspect", "PATH"),
        Wrong.of(NIGHT.replace("UTC", "Europe/Atlantis"), "Europe/Atlantis", "--zone"),
        Wrong.of(NIGHT + " --log-zone Moon/Base", "Moon/Base", "--log-zone"),
        Wrong.of(NIGHT + " --date 2026-02-30", "2026-02-30", "--date"),
        Wrong.of(NIGHT + " --date yesterday", "yesterday", "--date"),
        Wrong.of(NIGHT + " --from 2026-11-19 --to 2026-11-18", "--from", "--to", "2026-11-19"),
        Wrong.of(NIGHT + " --from 2026-11-19", "--from", "--to"),
        Wrong.of(NIGHT + " --date 2026-11-18 --from 2026-11-18", "--date", "--from"),
        Wrong.of(NIGHT + " --baseline someday", "someday", "--baseline"),
        Wrong.of(NIGHT + " --fail-on rejects,everything", "everything", "--fail-on"),
        Wrong.of(NIGHT + " --lang fr", "fr", "--lang", "en or zh"),
        Wrong.of(
            "report --warehouse $DIR/w --reports $DIR/reports --lang zh-TW", "zh-TW", "--lang"),
        Wrong.of(NIGHT + " --max-reject-rate 2", "--max-reject-rate"),
        Wrong.of(NIGHT + " --max-reject-rate lots", "lots", "--max-reject-rate"),
        Wrong.of(NIGHT + " --config $DIR/no-such.yaml", "no-such.yaml"),
        Wrong.of(NIGHT + " --config $DIR", "$DIR"),
        Wrong.of(NIGHT + " --config $DIR/unknown-key.yaml", "unknown-key.yaml", "apdexx"),
        Wrong.of(NIGHT + " --config $DIR/broken.yaml", "broken.yaml:2"),
        Wrong.of(NIGHT + " --config $DIR/wrong-type.yaml", "wrong-type.yaml", "max_reject_rate"),
        Wrong.of(NIGHT.replace("$DIR/warehouse", "$LOG"), "warehouse", "access.log"),
        Wrong.of(NIGHT.replace("$DIR/warehouse", "$DIR"), "warehouse", "$DIR"),
        Wrong.of("rollup --warehouse $DIR/none", "$DIR/none", "warehouse"),
        Wrong.of("report --warehouse $DIR/none --reports $DIR/reports", "$DIR/none", "warehouse"));
  }

  private static final String COMPARE =
      "compare --warehouse $DIR/none --reports $DIR/reports --zone UTC";
  private static final String DAYS = COMPARE + " --before 2026-11-12 --after 2026-11-19";

  static Stream<Wrong> wrongComparisons() {
    return Stream.of(
        Wrong.of(COMPARE, "--before", "--after"),
        Wrong.of(COMPARE + " --before 2026-11-12", "--before", "--after"),
        Wrong.of(COMPARE + " --before yesterday --after 2026-11-19", "yesterday", "--before"),
        Wrong.of(COMPARE + " --before 2026-11-13..2026-11-12 --after 2026-11-19", "--before"),
        Wrong.of(COMPARE + " --before 2026-11-12..2026-11-19 --after 2026-11-19", "overlap"),
        Wrong.of(COMPARE + " --before 2026-11-19 --after 2026-11-12", "swap"),
        Wrong.of(COMPARE + " --before 2026-11-12T10:30..2026-11-13 --after 2026-11-19", "10:30"),
        Wrong.of(DAYS + " --fail-on slo", "slo", "--fail-on"),
        Wrong.of(DAYS + " --fail-on load-test", "--fail-on", "load-test"),
        Wrong.of(DAYS + " --lang fr", "--lang", "fr"),
        Wrong.of(DAYS + " --load-test $LOG", "--before", "load test"),
        Wrong.of(DAYS, "$DIR/none", "warehouse"),
        Wrong.of(COMPARE + " --production 2026-11-19", "--load-test", "--test-warehouse"),
        Wrong.of(COMPARE + " --load-test $LOG", "--production"),
        Wrong.of(
            COMPARE + " --production 2026-11-19 --load-test $LOG --test-service jmeter",
            "--load-test",
            "--test-service"),
        Wrong.of(
            COMPARE + " --production 2026-11-19 --service crm --test-service crm",
            "--service",
            "crm"),
        Wrong.of(
            COMPARE + " --production 2026-11-19 --test-service x --fail-on regression",
            "--fail-on",
            "regression"),
        Wrong.of("compare --before 2026-11-12 --after 2026-11-19", "--warehouse", "--reports"));
  }

  @BeforeEach
  void files() throws IOException {
    SyntheticDay.ofSize(20_000).write(folder.resolve("access.log"));
    Files.writeString(folder.resolve("unknown-key.yaml"), "apdexx:\n  threshold_ms: 300\n");
    Files.writeString(folder.resolve("broken.yaml"), "a: 1\n b: [\n");
    Files.writeString(folder.resolve("wrong-type.yaml"), "max_reject_rate: many\n");
  }

  @ParameterizedTest
  @MethodSource({"wrong", "wrongComparisons"})
  void isOneLineAndExitCode2(Wrong wrong) throws IOException {
    List<String> before = tree();

    CommandRun run = CommandRun.of(words(wrong.arguments()));

    run.failsWith(2, wrong.says().stream().map(this::filled).toArray(String[]::new));
    assertThat(run.out()).isEmpty();
    assertThat(tree()).as("nothing was begun").isEqualTo(before);
  }

  private Object[] words(String arguments) {
    return Arrays.stream(arguments.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(this::filled)
        .toArray();
  }

  private String filled(String word) {
    return word.replace("$LOG", folder.resolve("access.log").toString())
        .replace("$DIR", folder.toString());
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.map(Path::toString).sorted().toList();
    }
  }
}
