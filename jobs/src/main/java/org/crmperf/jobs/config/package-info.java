/** The run's configuration file: endpoint rules, targets, what counts as an error, formats. */
@NullMarked
package org.crmperf.jobs.config;

import org.jspecify.annotations.NullMarked;
