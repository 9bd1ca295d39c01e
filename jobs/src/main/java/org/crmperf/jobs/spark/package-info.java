/** How a job is handed to Spark. */
@NullMarked
package org.crmperf.jobs.spark;

import org.jspecify.annotations.NullMarked;
