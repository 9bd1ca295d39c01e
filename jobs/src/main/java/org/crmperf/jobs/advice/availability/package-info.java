/** Outages, error bursts, how requests fail, and who left before the answer. */
@NullMarked
package org.crmperf.jobs.advice.availability;

import org.jspecify.annotations.NullMarked;
