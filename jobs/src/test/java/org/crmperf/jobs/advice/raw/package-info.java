/** Seeded days of raw requests, counted by the same code as logs are. */
@NullMarked
package org.crmperf.jobs.advice.raw;

import org.jspecify.annotations.NullMarked;
