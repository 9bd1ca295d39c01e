/** What is known of endpoints from the nights before. */
@NullMarked
package org.crmperf.jobs.advice.memory;

import org.jspecify.annotations.NullMarked;
