/** Service-level objectives: error budgets and burn-rate alerts, replayed minute by minute. */
@NullMarked
package org.crmperf.jobs.advice.slo;

import org.jspecify.annotations.NullMarked;
