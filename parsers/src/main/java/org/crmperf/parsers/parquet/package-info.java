/** Columns to Parquet pages, written directly, and back. */
@NullMarked
package org.crmperf.parsers.parquet;

import org.jspecify.annotations.NullMarked;
