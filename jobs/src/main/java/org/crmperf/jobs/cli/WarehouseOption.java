package org.crmperf.jobs.cli;

import picocli.CommandLine.Option;

/** Where the warehouse is. */
final class WarehouseOption {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      required = true,
      description = "the warehouse's directory or Hadoop URI")
  String directory = "";
}
