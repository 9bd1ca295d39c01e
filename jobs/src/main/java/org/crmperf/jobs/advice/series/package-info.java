/** A period's rollups by the minute: what the analyses of outages and of load walk along. */
@NullMarked
package org.crmperf.jobs.advice.series;

import org.jspecify.annotations.NullMarked;
