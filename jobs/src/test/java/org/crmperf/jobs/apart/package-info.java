/**
 * Days of traffic written apart from the rules, as a stranger would from the words of the task: log
 * files for the whole program, and what it has to say of them.
 */
@NullMarked
package org.crmperf.jobs.apart;

import org.jspecify.annotations.NullMarked;
