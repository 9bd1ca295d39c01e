package org.crmperf.jobs.warehouse;

/**
 * A small file to be written so that it appears whole or not at all.
 *
 * @param path its final path
 * @param content all its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record WholeFile(String path, byte[] content) {}
