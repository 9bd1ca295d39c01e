/** Line formats: specs, an independent oracle, differential, corpus and mutation tests. */
@NullMarked
package org.crmperf.parsers.format;

import org.jspecify.annotations.NullMarked;
