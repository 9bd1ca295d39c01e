/**
 * A real nginx writes the logs, a client counts what it was answered, and the reports must agree.
 */
@NullMarked
package org.crmperf.jobs.nginx;

import org.jspecify.annotations.NullMarked;
