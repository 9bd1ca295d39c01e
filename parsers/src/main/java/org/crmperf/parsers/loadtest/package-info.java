/** Load tests' results that are no lines of text, turned into such lines. */
@NullMarked
package org.crmperf.parsers.loadtest;

import org.jspecify.annotations.NullMarked;
