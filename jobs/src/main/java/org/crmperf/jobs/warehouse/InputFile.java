package org.crmperf.jobs.warehouse;

/**
 * One file to read.
 *
 * @param path absolute path or URI
 * @param size bytes on disk, compressed if it is
 * @param input the {@code --input} it came from, as given
 */
public record InputFile(String path, long size, Compression compression, String input) {}
