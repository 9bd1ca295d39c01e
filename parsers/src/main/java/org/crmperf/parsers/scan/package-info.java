/** Byte scanning, time stamps, numbers and byte-slice dictionaries. */
@NullMarked
package org.crmperf.parsers.scan;

import org.jspecify.annotations.NullMarked;
