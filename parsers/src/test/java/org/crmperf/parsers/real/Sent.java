package org.crmperf.parsers.real;

/**
 * A call as its client saw it.
 *
 * @param call the call
 * @param bytes bytes of the body that came back
 * @param micros from before the first byte of the request to after the last of the response
 */
record Sent(Call call, long bytes, long micros) {}
