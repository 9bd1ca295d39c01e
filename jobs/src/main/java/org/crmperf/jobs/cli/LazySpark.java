package org.crmperf.jobs.cli;

import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Spark, once somebody needs it: a run with nothing new ends without. */
final class LazySpark implements AutoCloseable {
  private final @Nullable String master;
  private @Nullable SparkRuntime runtime;

  LazySpark(@Nullable String master) {
    this.master = master;
  }

  /** Starts it in the background. */
  SparkRuntime start() {
    SparkRuntime started = runtime;
    if (started == null) {
      started = SparkRuntime.start(master);
      runtime = started;
    }
    return started;
  }

  /** The context, started if need be. */
  JavaSparkContext get() {
    return start().get();
  }

  @Override
  public void close() {
    if (runtime != null) {
      runtime.close();
    }
  }
}
