#!/bin/sh
# The same job on a Spark cluster. The master is whatever spark-submit is given: a standalone
# spark://host:7077, yarn, k8s://... Inputs, warehouse and reports must be paths that the driver and
# every executor see: hdfs://, s3a:// or a shared file system.
exec "$SPARK_HOME/bin/spark-submit" \
  --master "${SPARK_MASTER:-local[2]}" \
  --class org.crmperf.jobs.cli.Main \
  /opt/crm-perf/crm-perf-spark.jar \
  nightly \
  --input 'hdfs:///logs/nginx/access.log*' \
  --warehouse hdfs:///crm-perf/warehouse \
  --reports hdfs:///crm-perf/reports \
  --zone Europe/Berlin
