/** Logs to requests, rejects and partial rollups: the Spark job and its tasks. */
@NullMarked
package org.crmperf.jobs.ingest;

import org.jspecify.annotations.NullMarked;
