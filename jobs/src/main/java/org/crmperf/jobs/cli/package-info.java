/** Commands, options, exit codes, progress. */
@NullMarked
package org.crmperf.jobs.cli;

import org.jspecify.annotations.NullMarked;
