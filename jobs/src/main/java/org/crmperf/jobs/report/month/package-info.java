/** The page of a month: a calendar of what the days' reports say. */
@NullMarked
package org.crmperf.jobs.report.month;

import org.jspecify.annotations.NullMarked;
