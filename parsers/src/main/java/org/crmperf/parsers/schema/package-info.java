/** The canonical request: its fields, its columns in memory, and why a line is not one. */
@NullMarked
package org.crmperf.parsers.schema;

import org.jspecify.annotations.NullMarked;
