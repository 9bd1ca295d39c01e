package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many small operations of the driver at once. With a store most of their time is spent waiting for
 * an answer, whatever the number of cores.
 */
final class SideBySide {
  private static final int THREADS = 16;

  private SideBySide() {}

  /** An operation on one of them. */
  @FunctionalInterface
  interface Operation<T> {
    void on(T item) throws IOException;
  }

  /** Does all of them; throws the first failure in the order of the items. */
  static <T> void forEach(List<T> items, Operation<T> operation) throws IOException {
    if (items.size() < 2) {
      for (T item : items) {
        operation.on(item);
      }
      return;
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
      List<Future<?>> running = new ArrayList<>();
      for (T item : items) {
        running.add(
            threads.submit(
                () -> {
                  operation.on(item);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(Future<?> one) throws IOException {
    try {
      one.get();
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
      throw new IOException(cause);
    }
  }
}
