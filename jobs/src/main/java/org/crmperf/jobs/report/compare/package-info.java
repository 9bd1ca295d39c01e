/** The pages and files of {@code crm-perf compare}. */
@NullMarked
package org.crmperf.jobs.report.compare;

import org.jspecify.annotations.NullMarked;
