@NullMarked
package org.crmperf.jobs.spark;

import org.jspecify.annotations.NullMarked;
