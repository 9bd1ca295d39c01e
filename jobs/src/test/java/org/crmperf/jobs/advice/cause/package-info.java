/** Days with a known cause, as log lines, and what is said of them. */
package org.crmperf.jobs.advice.cause;
