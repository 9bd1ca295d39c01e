package org.crmperf.parsers.format;

/**
 * Whose {@code LogFormat} a definition is. They share the syntax and differ in units: Tomcat's
 * {@code %D} was milliseconds until 9 and is microseconds from 10, Apache httpd's always was
 * microseconds. Sources: Apache httpd mod_log_config and mod_logio; Tomcat AccessLogValve ("The
 * Valve Component", versions 9.0 and 10.1).
 */
enum HttpdDialect {
  HTTPD(1, false),
  TOMCAT_9(1_000, true),
  TOMCAT_10(1, true);

  private final long unitOfD;
  private final boolean tomcat;

  HttpdDialect(long unitOfD, boolean tomcat) {
    this.unitOfD = unitOfD;
    this.tomcat = tomcat;
  }

  /** The unit of %D in microseconds. */
  long unitOfD() {
    return unitOfD;
  }

  /** Whether %F, %I and %S mean what they mean to Tomcat. */
  boolean isTomcat() {
    return tomcat;
  }
}
