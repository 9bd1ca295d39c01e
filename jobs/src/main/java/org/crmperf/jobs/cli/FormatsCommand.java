package org.crmperf.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.crmperf.jobs.ingest.AggregateKind;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.schema.AccessField;
import picocli.CommandLine.Command;

/** Lists the formats known by name. */
@Command(
    name = "formats",
    mixinStandardHelpOptions = true,
    description = "List the formats known, with their fields.")
final class FormatsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    for (LogFormat format : LogFormats.presets()) {
      List<String> fields = format.fields().stream().map(AccessField::column).toList();
      System.out.println(format.name());
      System.out.println("  definition: " + format.definition());
      System.out.println("  fields: " + String.join(", ", fields));
    }
    for (AggregateKind kind : AggregateKind.values()) {
      System.out.println(kind.label());
      System.out.println("  definition: " + kind.definition());
      System.out.println("  fields: none, aggregated by the tool: shown as such, never counted");
    }
    return 0;
  }
}
