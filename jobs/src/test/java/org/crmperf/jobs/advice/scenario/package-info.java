/** Days of traffic of which it is known what is wrong with them. */
@NullMarked
package org.crmperf.jobs.advice.scenario;

import org.jspecify.annotations.NullMarked;
