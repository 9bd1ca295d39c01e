/** Throughput against concurrency, and response times against load. */
@NullMarked
package org.crmperf.jobs.advice.scalability;

import org.jspecify.annotations.NullMarked;
