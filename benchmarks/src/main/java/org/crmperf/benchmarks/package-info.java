/** Peers and micro-benchmarks that crm-perf is measured against. */
@NullMarked
package org.crmperf.benchmarks;

import org.jspecify.annotations.NullMarked;
