package org.crmperf.parsers.format;

/**
 * How near a format comes to a line that it does not take.
 *
 * @param format the format
 * @param understood bytes of the sample's first lines that it made sense of
 * @param looked bytes of those lines
 * @param line which line of the sample it is, from 1, blank lines and comments counted
 * @param offset of the line in the sample
 * @param failedOffset of the first field that made no sense
 * @param field that field, as the definition names it
 * @param value the first bytes of what stands there
 */
public record NearFormat(
    LogFormat format,
    long understood,
    long looked,
    int line,
    int offset,
    int failedOffset,
    String field,
    String value) {}
