package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.ingest.AggregateKind;
import org.crmperf.jobs.ingest.AggregateReader;
import org.crmperf.jobs.ingest.DurationSample;
import org.crmperf.jobs.ingest.FormatChooser;
import org.crmperf.jobs.ingest.Inspection;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.InputFiles;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.NearFormat;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a file parses to. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Show what a file parses to, and its rejects by reason.")
final class InspectCommand implements Callable<Integer> {
  private static final List<MetricDefinition> SHOWN =
      List.of(
          MetricDefinition.P50_MS,
          MetricDefinition.P90_MS,
          MetricDefinition.P95_MS,
          MetricDefinition.P99_MS);
  private static final double[] QUANTILES = {0.50, 0.90, 0.95, 0.99};

  @Parameters(paramLabel = "PATH", description = "a log file")
  String path = "";

  @Option(names = "--format", paramLabel = "F", description = "as for nightly (default auto)")
  String format = FormatChooser.AUTO;

  @Option(names = "--log-zone", paramLabel = "Z", description = "as for nightly")
  @Nullable String logZone;

  @Option(names = "--config", paramLabel = "FILE", description = "as for nightly")
  @Nullable Path configFile;

  @Option(names = "--verbose", description = "stack traces with errors")
  boolean verbose;

  @Override
  public Integer call() {
    ZoneId zone = logZone == null ? ZoneOffset.UTC : CommonOptions.zone("--log-zone", logZone);
    RunConfig config = configFile == null ? RunConfig.defaults() : RunConfig.load(configFile);
    FileStores stores = Stores.of(config);
    try (TemporaryFolder spool = TemporaryFolder.create("crm-perf-inspect")) {
      return inspect(stores, config, zone, spool.path().toString());
    }
  }

  private int inspect(FileStores stores, RunConfig config, ZoneId zone, String spool) {
    FormatChooser chooser = new FormatChooser(stores, config.formatDefinition(format));
    List<InputFile> files =
        new InputFiles(stores, System.in, spool, List.of()).expand(List.of(path));
    if (files.size() != 1) {
      throw Errors.usage(path + " holds " + files.size() + " files", "inspect one file at a time");
    }
    InputFile file = files.get(0);
    if (file.size() == 0) {
      throw Errors.input(path, "the file is empty", "give a log with lines in it", null);
    }
    Optional<AggregateKind> aggregated = chooser.aggregated(file);
    if (aggregated.isPresent()) {
      return AggregateInspection.print(
          System.out,
          System.err,
          AggregateReader.read(stores, file, aggregated.get(), config.maxLineBytes(), 0));
    }
    Optional<Detection> detected = chooser.detect(file);
    if (detected.isEmpty()) {
      nearest(System.out, chooser.nearest(file));
      throw FormatChooser.unknown(file);
    }
    Detection detection = detected.get();
    Inspection found =
        Inspection.of(
            stores,
            file,
            detection,
            new Inspection.Reading(zone, config.maxLineBytes(), config.implausibleMicros()));
    print(System.out, detection, found);
    if (!found.failure().isEmpty()) {
      System.err.println("crm-perf: " + ErrorLine.of(found.failure()));
      return ErrorCode.INPUT.exitCode();
    }
    if (found.parsed() == 0) {
      nearest(System.out, chooser.nearest(file));
      System.err.println(
          "crm-perf: "
              + ErrorLine.of(path)
              + ": nothing in it parsed; give its format with --format");
      return ErrorCode.INPUT.exitCode();
    }
    return 0;
  }

  private static void print(PrintStream out, Detection detection, Inspection found) {
    line(out, "format: %s", detection.label());
    line(out, "lines: %d", found.lines());
    line(out, "parsed: %d", found.parsed());
    line(out, "rejected: %d", found.rejectedLines());
    line(out, "blank_or_comment: %d", found.blankOrComment());
    DurationSample durations = found.durations();
    line(out, "with_duration: %d", durations.total());
    line(out, "duration_sum_s: %.6f", found.sumMicros() / 1e6);
    for (int i = 0; i < QUANTILES.length; i++) {
      line(
          out,
          "%s: %s",
          SHOWN.get(i).column(),
          millis(durations, durations.percentile(QUANTILES[i])));
    }
    line(out, "max_ms: %s", millis(durations, durations.max()));
    found
        .statuses()
        .forEach(
            (status, count) ->
                line(
                    out,
                    "status %s: %d",
                    status == RequestBatch.NULL ? "-" : Long.toString(status),
                    count));
    for (RejectReason reason : RejectReason.values()) {
      if (found.rejects(reason) > 0) {
        line(out, "rejected %s: %d", reason.label(), found.rejects(reason));
      }
    }
    requests(out, found);
    line(out, "chosen: %s", detection.describe());
    for (Inspection.Rejected r : found.firstRejected()) {
      line(
          out,
          "rejected line at byte %d: %s at byte %d (%s): %s",
          r.offset(),
          r.reason().label(),
          r.failedOffset(),
          r.field(),
          r.line());
    }
  }

  /** Where the formats that come nearest stop making sense of the file. */
  private static void nearest(PrintStream out, List<NearFormat> formats) {
    for (NearFormat near : formats) {
      line(
          out,
          "nearest %s: makes sense of %.0f %% of the first lines; line %d fails at byte %d (%s): %s",
          near.format().name(),
          100.0 * near.understood() / Math.max(1, near.looked()),
          near.line(),
          near.failedOffset(),
          near.field(),
          near.value());
      line(out, "  definition: %s", near.format().definition());
    }
  }

  private static void requests(PrintStream out, Inspection found) {
    for (int i = 0; i < found.firstRequests().size(); i++) {
      line(out, "request %d:", i + 1);
      for (Inspection.Field f : found.firstRequests().get(i)) {
        String value =
            f.field() == AccessField.TIME
                ? Instant.EPOCH
                    .plus(Long.parseLong(f.value()), java.time.temporal.ChronoUnit.MICROS)
                    .toString()
                : f.value();
        line(out, "  %s: %s", f.field().column(), value);
      }
    }
  }

  private static String millis(DurationSample durations, long micros) {
    return durations.total() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", micros / 1000.0);
  }

  private static void line(PrintStream out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
