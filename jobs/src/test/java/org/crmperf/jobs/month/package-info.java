/** Thirty days of three servers' logs, rotated and read in every way, against a plain count. */
@NullMarked
package org.crmperf.jobs.month;

import org.jspecify.annotations.NullMarked;
