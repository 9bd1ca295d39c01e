/**
 * Runs what {@code mvn package} makes, as its users do: the unpacked tar.gz, the spark-submit jar
 * on a real standalone cluster, the documented cron, systemd and spark-submit files.
 */
package org.crmperf.jobs.packaging;
