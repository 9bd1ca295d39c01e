/** One exception type, its codes, and the factory that words every user-facing error. */
@NullMarked
package org.crmperf.parsers.error;

import org.jspecify.annotations.NullMarked;
