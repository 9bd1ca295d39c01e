package org.crmperf.jobs.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.synthetic.SyntheticExpectation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that cannot be read, or that hold no request: exit code 4, in one line each. */
class WrongInputsTest {
  @TempDir Path folder;

  private Path log;
  private SyntheticExpectation expected;

  @BeforeEach
  void aGoodLog() throws IOException {
    log = folder.resolve("access.log");
    expected = SyntheticDay.ofSize(300_000).write(log);
  }

  @Test
  void aMissingFile() {
    Path missing = folder.resolve("no-such.log");
    night(missing).failsWith(4, missing.toString(), "no such file");
    assertNoReport();
  }

  @Test
  void aGlobThatMatchesNothing() {
    Path glob = folder.resolve("logs-*/access.log");
    night(glob).failsWith(4, glob.toString(), "no file matches");
    assertNoReport();
  }

  @Test
  void aDirectoryWithoutLogs() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/nothing-here"));
    night(empty.getParent()).failsWith(4, empty.getParent().toString(), "no files");
    assertNoReport();
  }

  @Test
  void anEmptyFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.log"));
    night(empty).failsWith(4, empty.toString(), "empty");
    inspect(empty).failsWith(4, empty.toString(), "empty");
    assertNoReport();
  }

  @Test
  void anEmptyFileBesideAGoodOne() throws IOException {
    Files.createFile(folder.resolve("error.log"));
    CommandRun.quietly(words(folder.resolve("*.log")));
    assertReport();
  }

  @Test
  void anotherKindOfFileAmongLogs() throws IOException {
    Path readme = Files.writeString(folder.resolve("read-me.log"), "Logs of the CRM.\n");
    CommandRun run = CommandRun.onTwoCores(words(folder.resolve("*.log")));
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(readme.toString(), "known log format");
    assertReport();
  }

  @Test
  void aDamagedGzipAmongLogs() throws IOException {
    Path gz = folder.resolve("access.log.1.gz");
    byte[] damaged = gzip(Files.readAllBytes(log));
    damaged[damaged.length / 2] ^= 0x55;
    Files.write(gz, damaged);
    night(folder.resolve("access.log*")).failsWith(4, gz.toString(), "damaged");
    assertReport();
  }

  @Test
  void onlyBlankLines() throws IOException {
    Path blank = Files.writeString(folder.resolve("blank.log"), "\n\r\n# comment\n\n");
    night(blank).failsWith(4, blank.toString());
    assertNoReport();
  }

  @Test
  void onlyBlankLinesInAGivenFormat() throws IOException {
    Path blank = Files.writeString(folder.resolve("blank.log"), "\n\r\n# comment\n\n");
    Object[] words = words(blank, "--format", "nginx_combined");
    CommandRun.onTwoCores(words).failsWith(4, blank.toString(), "nothing to parse");
    CommandRun.onTwoCores(words).failsWith(4, "no requests in the warehouse");
    assertNoReport();
  }

  @Test
  void aBinaryFile() throws IOException {
    byte[] bytes = new byte[1 << 20];
    new Random(42).nextBytes(bytes);
    Path binary = Files.write(folder.resolve("core.bin"), bytes);
    night(binary).failsWith(4, binary.toString(), "format");
    inspect(binary).failsWith(4, binary.toString());
    assertNoReport();
  }

  @Test
  void aFileOfTheWrongFormat() {
    CommandRun.onTwoCores(
            words(log, "--format", "$remote_addr;$time_iso8601;$status;$request_time"))
        .failsWith(4, log.toString(), "nothing in it parsed", "--format");
    assertNoReport();
  }

  @Test
  void aMissingFileBesideAGoodOne() throws IOException {
    Path missing = folder.resolve("no-such.log");
    CommandRun.onTwoCores(words(missing, "--input", log))
        .failsWith(4, missing.toString(), "no such file");
    assertReport();
  }

  @Test
  void aTruncatedGzipCountsItsGoodLinesAndGoesOnWhenItIsWhole() throws IOException {
    byte[] whole = gzip(Files.readAllBytes(log));
    Path gz = folder.resolve("access.log.gz");
    Files.write(gz, Arrays.copyOf(whole, whole.length * 2 / 3));
    byte[] readable = readable(Files.readAllBytes(gz));
    long wholeLines = new String(readable, ISO_8859_1).chars().filter(c -> c == '\n').count();
    assertThat(wholeLines).isGreaterThan(100);

    CommandRun broken =
        night(gz).failsWith(4, gz.toString(), "byte " + readable.length, "ends too early");
    assertThat(broken.out()).contains("lines " + (wholeLines + 1) + " = parsed ");
    assertReport();

    Files.write(gz, whole);
    CommandRun mended = CommandRun.quietly(words(gz));
    assertThat(mended.out()).contains("lines " + expected.lines() + " = parsed ");
    assertReport();
    assertThat(reports().resolve("2026-11-18/summary.json"))
        .content()
        .contains("\"requests\" : " + expected.parsed() + ",");
  }

  @Test
  void aGzipThatIsCutWithinItsHeader() throws IOException {
    Path gz = folder.resolve("access.log.gz");
    Files.write(gz, Arrays.copyOf(gzip(Files.readAllBytes(log)), 6));
    night(gz).failsWith(4, gz.toString(), "ends too early");
    assertNoReport();
  }

  @Test
  void standardInputWithoutAByte() {
    CommandRun.of("ingest", "--input", "-", "--warehouse", warehouse(), "--zone", "UTC")
        .failsWith(4, "empty");
  }

  @Test
  void aStoreThatIsNotInstalled() throws IOException {
    CommandRun.onTwoCores(words("s3x://logs/a.log"))
        .failsWith(4, "s3x://", "is not installed", "lib/");
    assertNoReport();
  }

  @Test
  void anInspectedStandardInputIsNotLeftBehind() throws IOException {
    CommandRun run = CommandRun.reading(Files.newInputStream(log), "inspect", "-");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("parsed: " + expected.parsed());
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    assertThat(temporary)
        .isDirectoryNotContaining(file -> file.toString().contains("crm-perf-inspect"));
  }

  @Test
  void tooManyRejectsFireAGateAndTheReportIsThere() throws IOException {
    CommandRun.onTwoCores(words(log, "--fail-on", "rejects", "--max-reject-rate", "0"))
        .failsWith(3, "rejects", expected.rejected() + " of " + expected.lines());
    assertReport();
    Path config = Files.writeString(folder.resolve("crm-perf.yaml"), "max_reject_rate: 0\n");
    report("--config", config).failsWith(3, expected.rejected() + " of " + expected.lines());
    assertThat(report().exitCode()).isZero();
  }

  @Test
  void aMissedObjectiveFiresAGateAndTheReportIsThere() throws IOException {
    Path config =
        Files.writeString(folder.resolve("crm-perf.yaml"), "slo:\n  availability: 0.99999\n");
    CommandRun run = CommandRun.onTwoCores(words(log, "--fail-on", "slo", "--config", config));
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).contains("slo: success rate");
    assertThat(run.err().lines()).allMatch(line -> line.startsWith("crm-perf: gate slo: "));
    assertReport();
  }

  @Test
  void aGateThatDoesNotFire() throws IOException {
    CommandRun.quietly(words(log, "--fail-on", "rejects,regression"));
    assertReport();
  }

  private CommandRun night(Path input) {
    return CommandRun.onTwoCores(words(input));
  }

  private Object[] words(Object input, Object... more) {
    Object[] night = {
      "nightly",
      "--input",
      input,
      "--warehouse",
      warehouse(),
      "--reports",
      reports(),
      "--zone",
      "UTC"
    };
    return Stream.concat(Arrays.stream(night), Arrays.stream(more)).toArray();
  }

  /** A report of what was read before, with the gate that judges its rejects. */
  private CommandRun report(Object... more) {
    Object[] words = {
      "report",
      "--warehouse",
      warehouse(),
      "--reports",
      reports(),
      "--zone",
      "UTC",
      "--date",
      SyntheticDay.DAY,
      "--fail-on",
      "rejects"
    };
    return CommandRun.onTwoCores(
        Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private static CommandRun inspect(Path input) {
    return CommandRun.of("inspect", input);
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  private void assertReport() throws IOException {
    assertThat(reports().resolve("2026-11-18/summary.json")).isNotEmptyFile();
    assertThat(reports().resolve("index.html")).isNotEmptyFile();
  }

  private void assertNoReport() {
    assertThat(reports()).doesNotExist();
    assertThat(warehouse().resolve("requests")).doesNotExist();
    assertThat(warehouse().resolve("hourly")).doesNotExist();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** What can be inflated of a file that breaks off. */
  private static byte[] readable(byte[] broken) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(broken))) {
      int next;
      while ((next = in.read()) >= 0) {
        bytes.write(next);
      }
      throw new AssertionError("not broken");
    } catch (java.io.EOFException e) {
      return bytes.toByteArray();
    }
  }
}
