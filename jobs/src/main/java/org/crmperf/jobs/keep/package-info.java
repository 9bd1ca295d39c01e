/** Housekeeping: the state of a warehouse, its check, retention and compaction. */
@NullMarked
package org.crmperf.jobs.keep;

import org.jspecify.annotations.NullMarked;
