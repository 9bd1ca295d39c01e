/** Why it is slow or fails: one rule a cause, each silent without its evidence. */
@NullMarked
package org.crmperf.jobs.advice.cause;

import org.jspecify.annotations.NullMarked;
