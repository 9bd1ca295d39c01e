/** What is remembered of endpoints. */
package org.crmperf.jobs.advice.memory;
