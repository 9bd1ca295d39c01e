/** A made-up CRM day: its log, byte for byte the same for a seed, and what a report must say. */
@NullMarked
package org.crmperf.jobs.synthetic;

import org.jspecify.annotations.NullMarked;
