package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many small operations at once. With a store most of their time is spent waiting for an answer,
 * whatever the number of cores.
 */
public final class SideBySide {
  private static final int THREADS = 16;

  /** A few are done before the threads are there. */
  private static final int PARALLEL_FROM = 4;

  private SideBySide() {}

  /** An operation on one of them. */
  @FunctionalInterface
  public interface Operation<T, R> {
    R on(T item) throws IOException;
  }

  /** The results, in the order of the items; throws the first failure in that order. */
  public static <T, R> List<R> map(List<T> items, Operation<T, R> operation) throws IOException {
    List<R> results = new ArrayList<>(items.size());
    if (items.size() < PARALLEL_FROM) {
      for (T item : items) {
        results.add(operation.on(item));
      }
      return results;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(THREADS, items.size()),
            task -> {
              Thread thread = new Thread(task, "store");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<R>> running = new ArrayList<>(items.size());
      for (T item : items) {
        running.add(threads.submit(() -> operation.on(item)));
      }
      for (Future<R> one : running) {
        results.add(await(one));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <R> R await(Future<R> one) throws IOException {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failed) {
        throw failed;
      }
      if (cause instanceof RuntimeException failed) {
        throw failed;
      }
      if (cause instanceof Error failed) {
        throw failed;
      }
      throw new IOException(cause);
    }
  }
}
