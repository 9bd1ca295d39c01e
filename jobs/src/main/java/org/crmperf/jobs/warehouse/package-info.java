/** The warehouse on disk: layout, source identity, ledger, lock. */
@NullMarked
package org.crmperf.jobs.warehouse;

import org.jspecify.annotations.NullMarked;
