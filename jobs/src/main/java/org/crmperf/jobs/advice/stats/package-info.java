/** Statistics that the analyses share: tests, intervals, spread. */
@NullMarked
package org.crmperf.jobs.advice.stats;

import org.jspecify.annotations.NullMarked;
