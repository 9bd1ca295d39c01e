/** The report model and its renderers: HTML, CSV, JSON. */
@NullMarked
package org.crmperf.jobs.report;

import org.jspecify.annotations.NullMarked;
