/** Whether a load test stands for production: its endpoints, its mix, its tail, its load. */
@NullMarked
package org.crmperf.jobs.advice.loadtest;

import org.jspecify.annotations.NullMarked;
