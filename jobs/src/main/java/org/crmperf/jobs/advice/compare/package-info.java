/** Two periods, side by side: figures, intervals, and what a comparison claims of them. */
@NullMarked
package org.crmperf.jobs.advice.compare;

import org.jspecify.annotations.NullMarked;
