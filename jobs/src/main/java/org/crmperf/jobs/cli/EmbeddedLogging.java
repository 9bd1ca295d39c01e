package org.crmperf.jobs.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * Embedded mode's logging: warnings and worse, one line each, on standard error. In code rather
 * than in a logback.xml because reading the XML costs 60 ms of every start; a file named by {@code
 * -Dlogback.configurationFile} takes its place.
 *
 * <p>Found by Logback as a service. Under spark-submit there is no Logback, and Spark's own Log4j
 * configuration holds.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class EmbeddedLogging extends ContextAwareBase implements Configurator {
  /** System property: the least severe level logged ({@code INFO}, {@code DEBUG} ...). */
  public static final String LEVEL = "crmperf.log.level";

  private static final List<String> STORE_CLIENTS =
      List.of(
          "org.apache.hadoop.fs.s3a",
          "org.apache.hadoop.hdfs",
          "org.apache.hadoop.io.retry",
          "org.apache.hadoop.ipc",
          "software.amazon");

  /** For the service loader. */
  public EmbeddedLogging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n");
    encoder.start();

    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();

    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getProperty(LEVEL), Level.WARN));
    root.addAppender(console);
    // warns at every start that Hadoop's native library is not there; Java's own codecs do
    context.getLogger("org.apache.hadoop.util.NativeCodeLoader").setLevel(Level.ERROR);
    if (System.getProperty(LEVEL) == null) {
      // Spark logs every failure with its trace, several times over, before it throws it: the user
      // gets one line, from us. What ends the process without throwing still has to be said.
      context.getLogger("org.apache.spark").setLevel(Level.OFF);
      // so do the clients of stores, with every try
      for (String client : STORE_CLIENTS) {
        context.getLogger(client).setLevel(Level.OFF);
      }
      context.getLogger("org.apache.spark.util.SparkUncaughtExceptionHandler").setLevel(Level.WARN);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
