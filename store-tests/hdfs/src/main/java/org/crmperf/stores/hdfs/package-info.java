/** HDFS in one process, for tests. */
package org.crmperf.stores.hdfs;
