/** Whole nights: logs in, figures out, every one compared with what is known to be in the logs. */
@NullMarked
package org.crmperf.jobs.nightly;

import org.jspecify.annotations.NullMarked;
