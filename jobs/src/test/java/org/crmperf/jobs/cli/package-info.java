/** The command line as a user meets it: runs in this process, real Spark, real files. */
@NullMarked
package org.crmperf.jobs.cli;

import org.jspecify.annotations.NullMarked;
