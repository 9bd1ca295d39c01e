package org.crmperf.jobs.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class ProductVersion implements IVersionProvider {
  /** The version; "development" for classes that are in no jar. */
  static String text() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"crm-perf " + text()};
  }
}
