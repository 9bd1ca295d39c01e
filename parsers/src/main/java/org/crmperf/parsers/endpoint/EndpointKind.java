package org.crmperf.parsers.endpoint;

/** How a request target became an endpoint. */
public enum EndpointKind {
  /** A user rule of the configuration matched. */
  RULE,
  /** A CRM preset recognised the target. */
  CRM,
  /** The general templating found at least one variable segment. */
  TEMPLATED,
  /** The general templating left the path as it was. */
  PLAIN,
  /** A static asset. */
  STATIC,
  /** The name of a request in a load test. */
  NAME,
  /** Not a request target at all: empty, binary, malformed. */
  MALFORMED;

  /**
   * Whether a 404 answer moves the request to the group of not-found scans. A path that no rule and
   * no CRM preset knows and that holds no variable is what scanners ask for; a missing record of a
   * known endpoint stays with its endpoint.
   */
  public boolean notFoundIsScan() {
    return this == PLAIN;
  }
}
