/** Findings: pure functions of rollups. */
@NullMarked
package org.crmperf.jobs.advice;

import org.jspecify.annotations.NullMarked;
