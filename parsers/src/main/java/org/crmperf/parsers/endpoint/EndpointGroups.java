package org.crmperf.parsers.endpoint;

/** Names of the endpoints that stand for a group of requests rather than for one template. */
public final class EndpointGroups {
  /** Scripts, style sheets, images, fonts and media, by file extension. */
  public static final String STATIC_ASSETS = "(static assets)";

  /**
   * Paths answered with 404 that no rule and no CRM preset knows. The caller folds these, because
   * it alone knows the status: see {@link EndpointKind#notFoundIsScan()}.
   */
  public static final String NOT_FOUND = "(not found)";

  /** Request targets that are none: empty, binary, {@code host:port}, control bytes. */
  public static final String MALFORMED = "(malformed request)";

  /** What is left over when a log has more endpoints than the limit. */
  public static final String OTHER = "(other endpoints)";

  private EndpointGroups() {}
}
