/** An object store in one process, for tests. */
package org.crmperf.stores.s3;
