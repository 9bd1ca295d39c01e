package org.crmperf.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.FutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.ParallelCollectionRDD;
import org.apache.spark.rdd.RDD;
import org.crmperf.parsers.error.Errors;
import scala.collection.Iterator;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Range$;
import scala.collection.immutable.Seq;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * A Spark job over a list that the driver holds: {@code parallelize(list).map(task).collect()},
 * without what these three do beside their work when a JVM does it for the first time. They note
 * where they stand as JSON for Spark's page (a Jackson mapper for Scala), and look for what a
 * closure captures by reading class files; that is a fifth of a second, and a task is no closure.
 * See docs/adr/0012.
 */
public final class ListJob {
  private ListJob() {}

  /** What is done for each input, in whatever process Spark chooses. */
  public interface Task<I, O> extends Serializable {
    O call(I input);
  }

  /**
   * Runs a task for each input; gives what they return, in the order of the inputs. If a task fails
   * for good, what Spark throws is thrown; if Spark itself ends, an INTERNAL error that says so.
   *
   * @param task travels to the executors, and its results from there
   */
  public static <I, O> List<O> run(JavaSparkContext spark, List<I> inputs, Task<I, O> task) {
    return run(spark, inputs, inputs.size(), task);
  }

  /** Does what {@link #run} does with at most so many Spark tasks, each for inputs in a row. */
  public static <I, O> List<O> run(
      JavaSparkContext spark, List<I> inputs, int mostTasks, Task<I, O> task) {
    if (inputs.isEmpty()) {
      return List.of();
    }
    int slices = Math.min(inputs.size(), mostTasks);
    Results<O> results = new Results<>(slices);
    try {
      FutureAction<BoxedUnit> job = submit(spark, inputs, slices, task, results);
      await(job);
      job.value().get().get(); // throws what failed it
    } catch (Exception e) {
      if (spark.sc().isStopped()) {
        throw Errors.sparkStopped(spark.master(), e);
      }
      throw e;
    }
    return results.inOrder();
  }

  private static void await(FutureAction<BoxedUnit> job) {
    try {
      Await.ready(job, Duration.Inf());
    } catch (InterruptedException e) {
      job.cancel();
      Thread.currentThread().interrupt();
      throw Errors.internal("waiting for Spark was interrupted", e);
    } catch (TimeoutException e) {
      throw Errors.internal("waiting for Spark ended too early", e); // it has no end
    }
  }

  /** Submits the job, which is called by its task on Spark's page. */
  private static <I, O> FutureAction<BoxedUnit> submit(
      JavaSparkContext spark, List<I> inputs, int slices, Task<I, O> task, Results<O> results) {
    SparkContext context = spark.sc();
    context.setCallSite(task.getClass().getSimpleName());
    try {
      RDD<I> rdd = sliced(context, inputs, slices);
      return context.submitJob(rdd, new Slice<>(task), first(slices), results, new Nothing());
    } finally {
      context.clearCallSite();
    }
  }

  private static <I> RDD<I> sliced(SparkContext spark, List<I> inputs, int slices) {
    Seq<I> list = CollectionConverters.asScala(inputs).toSeq();
    ClassTag<I> any = ClassTag$.MODULE$.apply(Object.class);
    return new ParallelCollectionRDD<>(spark, list, slices, Map$.MODULE$.empty(), any);
  }

  /** The numbers of all slices. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a Scala range is one of Scala's Int
  private static Seq<Object> first(int slices) {
    return (Seq) Range$.MODULE$.apply(0, slices);
  }

  /** The work of one Spark task. */
  private static final class Slice<I, O> extends AbstractFunction1<Iterator<I>, List<O>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Task<I, O> task;

    Slice(Task<I, O> task) {
      this.task = task;
    }

    @Override
    public List<O> apply(Iterator<I> inputs) {
      List<O> results = new ArrayList<>();
      while (inputs.hasNext()) {
        results.add(task.call(inputs.next()));
      }
      return results;
    }
  }

  /** Takes the results of slices, in whatever order they come. Stays in the driver. */
  private static final class Results<O> extends AbstractFunction2<Object, List<O>, BoxedUnit> {
    private final List<List<O>> slices;

    Results(int count) {
      this.slices = new ArrayList<>(Collections.nCopies(count, List.of()));
    }

    @Override
    public BoxedUnit apply(Object slice, List<O> results) {
      slices.set((Integer) slice, results);
      return BoxedUnit.UNIT;
    }

    List<O> inOrder() {
      List<O> all = new ArrayList<>();
      slices.forEach(all::addAll);
      return all;
    }
  }

  /** What the job itself gives. */
  private static final class Nothing extends AbstractFunction0<BoxedUnit> {
    @Override
    public BoxedUnit apply() {
      return BoxedUnit.UNIT;
    }
  }
}
