#!/bin/sh
# Everything on S3. The keys come from the environment or the machine's role on the driver and on
# every executor; what has to be set beside them goes into spark.hadoop.*
exec "$SPARK_HOME/bin/spark-submit" \
  --master spark://master:7077 \
  --executor-memory 2g \
  --driver-memory 2g \
  --jars "$(printf '%s,' /opt/crm-perf/s3a-jars/*.jar)" \
  --conf spark.hadoop.fs.s3a.endpoint.region=eu-central-1 \
  --class org.crmperf.jobs.cli.Main \
  /opt/crm-perf/crm-perf-spark.jar \
  nightly \
  --input 's3a://crm-logs/nginx/*' \
  --warehouse s3a://crm-perf/warehouse \
  --reports s3a://crm-perf/reports \
  --zone Europe/Berlin
