/** The warehouse's tables through Spark SQL: somebody else's reader, somebody else's sums. */
@NullMarked
package org.crmperf.jobs.rollup;

import org.jspecify.annotations.NullMarked;
