#!/bin/sh
# Everything on HDFS, on a standalone cluster; on YARN, --master yarn and the same words.
exec "$SPARK_HOME/bin/spark-submit" \
  --master spark://master:7077 \
  --executor-memory 2g \
  --driver-memory 2g \
  --class org.crmperf.jobs.cli.Main \
  /opt/crm-perf/crm-perf-spark.jar \
  nightly \
  --input 'hdfs://namenode:8020/logs/nginx/*' \
  --warehouse hdfs://namenode:8020/crm-perf/warehouse \
  --reports hdfs://namenode:8020/crm-perf/reports \
  --zone Europe/Berlin
