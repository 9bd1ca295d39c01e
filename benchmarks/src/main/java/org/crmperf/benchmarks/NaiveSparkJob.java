package org.crmperf.benchmarks;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The same whole job as a tutorial would write it: {@code regexp_extract} per field, Parquet of
 * every request, {@code percentile_approx} per hour and endpoint.
 */
public final class NaiveSparkJob {
  private static final String LINE =
      "^(\\S+) - (\\S+) \\[([^\\]]+)\\] \"([^\"]*)\" (\\d{3}) (\\d+) \"([^\"]*)\" \"([^\"]*)\""
          + " ([0-9.]+) (.+)$";

  private static final String STATIC = "\\.(?:css|js|svg|woff2|ico|png|jpg|gif)$";

  private NaiveSparkJob() {}

  /**
   * Runs the job.
   *
   * @param args LOG, OUT and {@code parquet} or {@code lines}: what the aggregates are computed
   *     from, the Parquet just written or, as is common too, the data frame over the lines once
   *     more
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("usage: NaiveSparkJob LOG OUT parquet|lines");
    }
    String out = args[1];
    try (SparkSession spark = session()) {
      Dataset<Row> requests = parse(spark.read().text(args[0]));
      requests.write().option("compression", "zstd").parquet(out + "/requests");
      Dataset<Row> source =
          args[2].equals("lines") ? requests : spark.read().parquet(out + "/requests");
      Column hour = date_trunc("hour", col("time")).as("hour_start");
      save(source.groupBy(hour), out + "/hourly");
      save(source.groupBy(col("endpoint"), col("method")), out + "/endpoints");
      save(source.groupBy(hour, col("endpoint"), col("method")), out + "/endpoint_hours");
      Row total =
          spark.read().option("header", "true").csv(out + "/hourly").agg(sum("requests")).head();
      System.out.printf("requests %.0f%n", total.getDouble(0));
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate();
  }

  private static Dataset<Row> parse(Dataset<Row> lines) {
    Column http = col("request").rlike("^\\S+ \\S+ \\S+$");
    Column path = regexp_extract(col("url"), "^[^?]*", 0);
    Column template = regexp_replace(path, "/(?:[0-9a-f-]{16,}|[0-9]+)\\b", "/{id}");
    return lines
        .where(col("value").rlike(LINE))
        .withColumn("time", expr("try_to_timestamp(" + timeText() + ", 'dd/MMM/yyyy:HH:mm:ss xx')"))
        .where(col("time").isNotNull())
        .withColumn("client", field(1))
        .withColumn("user", field(2))
        .withColumn("request", field(4))
        .withColumn("method", when(http, word(1)).otherwise(lit("-")))
        .withColumn("url", when(http, word(2)).otherwise(col("request")))
        .withColumn("protocol", when(http, word(3)))
        .withColumn("status", field(5).cast("int"))
        .withColumn("response_bytes", field(6).cast("long"))
        .withColumn("referer", field(7))
        .withColumn("user_agent", field(8))
        .withColumn("duration_us", micros(field(9)))
        .withColumn("upstream_us", micros(field(10)))
        .withColumn(
            "endpoint",
            when(http.unary_$bang(), "(malformed request)")
                .when(path.rlike(STATIC), "(static assets)")
                .when(
                    path.equalTo("/index.php"),
                    regexp_extract(col("url"), "^/index\\.php\\?module=\\w+&action=\\w+", 0))
                .when(col("status").equalTo(404).and(template.equalTo(path)), "(not found)")
                .otherwise(template))
        .drop("value", "request");
  }

  private static String timeText() {
    return "regexp_extract(value, '\\\\[([^\\\\]]+)\\\\]', 1)";
  }

  private static Column field(int group) {
    return regexp_extract(col("value"), LINE, group);
  }

  private static Column word(int number) {
    return regexp_extract(col("request"), "^(\\S+) (\\S+) (\\S+)$", number);
  }

  private static Column micros(Column seconds) {
    return seconds.cast("double").multiply(1e6).cast("long");
  }

  private static void save(RelationalGroupedDataset groups, String directory) {
    groups
        .agg(
            count(lit(1)).as("requests"),
            sum(when(col("status").between(400, 498), 1).otherwise(0)).as("errors_4xx"),
            sum(when(col("status").geq(500), 1).otherwise(0)).as("errors_5xx"),
            percentile(0.5).as("p50_ms"),
            percentile(0.75).as("p75_ms"),
            percentile(0.9).as("p90_ms"),
            percentile(0.95).as("p95_ms"),
            percentile(0.99).as("p99_ms"),
            percentile(0.999).as("p999_ms"),
            max("duration_us").divide(1000).as("max_ms"),
            avg("duration_us").divide(1000).as("mean_ms"),
            sum("response_bytes").as("response_bytes"))
        .coalesce(1)
        .write()
        .option("header", "true")
        .csv(directory);
  }

  private static Column percentile(double rank) {
    return expr("percentile_approx(duration_us, " + rank + ")").divide(1000);
  }
}
