package org.crmperf.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's entry point. */
@Command(
    name = "crm-perf",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Nightly access-log analysis for CRM platforms.",
    subcommands = {
      NightlyCommand.class,
      IngestCommand.class,
      RollupCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      CompactCommand.class,
      PruneCommand.class,
      InspectCommand.class,
      FormatsCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    StandardOutput output = StandardOutput.install();
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int code = run(args);
    System.out.flush();
    IOException unwritten = output.failure();
    if (unwritten != null && code == 0) {
      System.err.println("crm-perf: " + ErrorLine.of(Errors.unwrittenOutput(unwritten)));
      code = ErrorCode.STORAGE.exitCode();
    }
    System.err.flush();
    System.exit(code);
  }

  /** Runs the command line; returns the exit code. */
  static int run(String... args) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(Main::wrongUsage);
    commandLine.setExecutionExceptionHandler(Main::failed);
    // a mistyped option is an error, and no further value of the option before it
    commandLine.setUnmatchedOptionsAllowedAsOptionParameters(false);
    for (CommandLine command : commandLine.getSubcommands().values()) {
      command.setUsageHelpAutoWidth(true);
      command.getCommandSpec().versionProvider(new ProductVersion());
    }
    return commandLine.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(
        new CommandLine(this), "no command given; try crm-perf nightly, or crm-perf --help");
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("crm-perf: " + ErrorLine.of(e.getMessage() + suggestion(e)));
    err.flush();
    return ErrorCode.USAGE.exitCode();
  }

  private static String suggestion(ParameterException e) {
    List<String> meant =
        e instanceof UnmatchedArgumentException unknown ? unknown.getSuggestions() : List.of();
    return meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?";
  }

  private static int failed(Exception e, CommandLine commandLine, @Nullable ParseResult parsed) {
    boolean trace = parsed != null && parsed.expandedArgs().contains("--verbose");
    PrintWriter err = commandLine.getErr();
    Throwable cause = rootError(e);
    err.println("crm-perf: " + ErrorLine.of(cause));
    if (trace) {
      e.printStackTrace(err);
    }
    err.flush();
    return cause instanceof CrmPerfException known
        ? known.code().exitCode()
        : ErrorCode.INTERNAL.exitCode();
  }

  /** The error a user can act on: Spark wraps what tasks throw. */
  private static Throwable rootError(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CrmPerfException) {
        return t;
      }
    }
    return e;
  }
}
