@NullMarked
package org.crmperf.jobs.keep;

import org.jspecify.annotations.NullMarked;
