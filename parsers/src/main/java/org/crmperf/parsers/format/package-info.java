/** Log formats and the line parsers compiled from their definitions. */
@NullMarked
package org.crmperf.parsers.format;

import org.jspecify.annotations.NullMarked;
