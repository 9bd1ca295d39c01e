package org.crmperf.jobs.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.ingest.FormatChooser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to read and how. */
final class InputOptions {
  @Option(
      names = "--input",
      paramLabel = "PATH",
      required = true,
      arity = "1..*",
      description = "files, directories, globs, Hadoop URIs, - for stdin; repeatable")
  List<String> inputs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "auto (default), a preset's name, or an nginx log_format / Apache LogFormat")
  String format = FormatChooser.AUTO;

  @Option(
      names = "--log-zone",
      paramLabel = "Z",
      description = "zone of time stamps that have no offset (default UTC)")
  @Nullable String logZone;

  @Option(
      names = "--replace",
      paramLabel = "SOURCE",
      description =
          "forget what was read of this source (id or path), and read it anew; repeatable")
  List<String> replaced = new ArrayList<>();

  @Option(names = "--service", paramLabel = "NAME", description = "label for these inputs")
  String service = "";

  @Option(
      names = "--max-reject-rate",
      paramLabel = "R",
      description = "share of rejected lines above which --fail-on rejects fires (default 0.01)")
  @Nullable Double maxRejectRate;

  ZoneId logZoneId() {
    return logZone == null ? ZoneOffset.UTC : CommonOptions.zone("--log-zone", logZone);
  }
}
