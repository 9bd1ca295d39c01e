/** The user time lost over target, and what meeting the target would gain. */
@NullMarked
package org.crmperf.jobs.advice.timelost;

import org.jspecify.annotations.NullMarked;
