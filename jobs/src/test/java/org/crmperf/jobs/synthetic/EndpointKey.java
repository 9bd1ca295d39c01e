package org.crmperf.jobs.synthetic;

/**
 * What reports group by.
 *
 * @param template the endpoint, such as {@code /api/v1/Account/{id}}
 * @param method the request method, {@code -} for a request that has none
 */
public record EndpointKey(String template, String method) {}
