package org.crmperf.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Held to what parallelize, map and collect give, on a real context. */
class ListJobTest {
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("ListJobTest")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void givesWhatMapAndCollectGive() {
    long seed = Long.getLong("crmperf.seed", 20_261_130);
    Random random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      List<Integer> inputs = random.ints(1 + random.nextInt(60)).boxed().toList();
      int tasks = 1 + random.nextInt(70);
      assertThat(ListJob.run(spark, inputs, tasks, n -> "of " + n))
          .as("seed %d", seed)
          .isEqualTo(spark.parallelize(inputs, tasks).map(n -> "of " + n).collect());
    }
  }

  @Test
  void aTaskForEachInputUnlessFewerAreAskedFor() {
    ListJob.Task<Integer, Integer> partition = n -> TaskContext.getPartitionId();
    assertThat(ListJob.run(spark, numbers(7), partition)).isEqualTo(numbers(7));
    assertThat(ListJob.run(spark, numbers(6), 3, partition)).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(new HashSet<>(ListJob.run(spark, numbers(2), 9, partition))).hasSize(2);
  }

  @Test
  void sparkCallsTheJobByItsTask() {
    assertThat(ListJob.run(spark, numbers(2), new CallSite())).containsOnly("CallSite");
    assertThat(spark.sc().getLocalProperty("callSite.short")).isNull();
  }

  private static final class CallSite implements ListJob.Task<Integer, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String call(Integer input) {
      return TaskContext.get().getLocalProperty("callSite.short");
    }
  }

  @Test
  void nothingNeedsNoJob() {
    assertThat(ListJob.run(spark, List.<Integer>of(), n -> n)).isEmpty();
  }

  @Test
  void whatATaskThrowsIsTheCauseOfWhatIsThrown() {
    ListJob.Task<Integer, Integer> failing =
        n -> {
          if (n == 3) {
            throw Errors.storage("here", "is full", "make room", null);
          }
          return n;
        };
    assertThatThrownBy(() -> ListJob.run(spark, numbers(5), failing))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining(CrmPerfException.class.getName())
        .hasMessageContaining("is full");
    assertThat(ListJob.run(spark, numbers(2), n -> n)).as("the next job").hasSize(2);
  }

  @Test
  void sparkThatEndsIsSaidInWordsOfItsOwn() throws InterruptedException {
    ListJob.Task<Integer, Integer> endless =
        n -> {
          try {
            Thread.sleep(600_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return n;
        };
    Thread stopping =
        new Thread(
            () -> {
              while (spark.statusTracker().getActiveJobIds().length == 0) {
                Thread.onSpinWait();
              }
              spark.close();
            });
    try {
      stopping.start();
      assertStopped(endless);
      stopping.join();
      assertStopped(n -> n);
    } finally {
      start();
    }
  }

  private static void assertStopped(ListJob.Task<Integer, Integer> task) {
    assertThatThrownBy(() -> ListJob.run(spark, numbers(2), task))
        .isInstanceOf(CrmPerfException.class)
        .hasMessageContaining("Spark stopped before its job was done (master local[2])");
  }

  @Test
  void aTaskThatCannotTravelFailsAtOnce() {
    Object stays = new Object();
    assertThatThrownBy(() -> ListJob.run(spark, numbers(2), n -> stays.hashCode() + n))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("not serializable");
  }
}
