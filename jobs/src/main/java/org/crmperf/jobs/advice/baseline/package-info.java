/** What changed against a baseline, beyond noise. */
@NullMarked
package org.crmperf.jobs.advice.baseline;

import org.jspecify.annotations.NullMarked;
