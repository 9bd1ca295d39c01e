package org.crmperf.jobs.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A bare Spark context, started in the background while the driver looks at the inputs. No
 * SparkSession: it would cost seconds, and nothing on the nightly path needs SQL.
 */
final class SparkRuntime implements AutoCloseable {
  private final CompletableFuture<JavaSparkContext> context;

  private SparkRuntime(CompletableFuture<JavaSparkContext> context) {
    this.context = context;
  }

  /** Starts one; {@code master} null takes Spark's own setting, or all cores of this machine. */
  static SparkRuntime start(@Nullable String master) {
    return new SparkRuntime(CompletableFuture.supplyAsync(() -> create(master)));
  }

  private static JavaSparkContext create(@Nullable String master) {
    SparkConf conf = new SparkConf();
    if (master != null) {
      conf.setMaster(master);
    } else {
      conf.setIfMissing("spark.master", "local[*]");
    }
    conf.setIfMissing("spark.app.name", "crm-perf");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    if (conf.get("spark.master").startsWith("local")) {
      // one process: nothing to serve to others, nothing to clean behind a long-lived context
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.cleaner.referenceTracking", "false");
      conf.setIfMissing("spark.metrics.staticSources.enabled", "false");
      conf.setIfMissing("spark.executor.metrics.fileSystemSchemes", "");
      conf.setIfMissing("spark.broadcast.compress", "false");
      conf.setIfMissing("spark.task.maxFailures", "1");
      conf.setIfMissing("spark.security.credentials.hadoopfs.enabled", "false");
      conf.setIfMissing("spark.security.credentials.hbase.enabled", "false");
      conf.setIfMissing("spark.security.credentials.hive.enabled", "false");
    }
    return new JavaSparkContext(conf);
  }

  /** The context, when it is up. */
  JavaSparkContext get() {
    try {
      return context.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof CrmPerfException known) {
        throw known;
      }
      throw Errors.usage(
          "Spark did not start: "
              + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
          "check --master; with --verbose the trace is shown");
    }
  }

  @Override
  public void close() {
    context.thenAccept(JavaSparkContext::close).exceptionally(e -> null).join();
  }
}
