/** Logs that real servers write of requests whose client kept count. */
@NullMarked
package org.crmperf.parsers.real;

import org.jspecify.annotations.NullMarked;
