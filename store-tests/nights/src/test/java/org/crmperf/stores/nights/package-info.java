/** Nights on HDFS, on S3 and on a standalone cluster, compared with a local one. */
package org.crmperf.stores.nights;
