/** What is measured: the metric catalogue, the statistics behind it, the latency histogram. */
@NullMarked
package org.crmperf.jobs.metric;

import org.jspecify.annotations.NullMarked;
