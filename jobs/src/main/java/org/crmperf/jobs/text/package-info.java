/** Texts for people, in the languages that reports are written in. */
@NullMarked
package org.crmperf.jobs.text;

import org.jspecify.annotations.NullMarked;
