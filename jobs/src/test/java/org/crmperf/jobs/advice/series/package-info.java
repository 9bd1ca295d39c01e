@NullMarked
package org.crmperf.jobs.advice.series;

import org.jspecify.annotations.NullMarked;
