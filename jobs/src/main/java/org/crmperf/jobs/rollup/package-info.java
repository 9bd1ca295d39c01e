/** Partial rollups to hourly and minute rollups. */
@NullMarked
package org.crmperf.jobs.rollup;

import org.jspecify.annotations.NullMarked;
