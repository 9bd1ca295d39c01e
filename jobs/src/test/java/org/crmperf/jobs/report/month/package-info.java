/** The months' pages against the days' reports. */
@NullMarked
package org.crmperf.jobs.report.month;

import org.jspecify.annotations.NullMarked;
