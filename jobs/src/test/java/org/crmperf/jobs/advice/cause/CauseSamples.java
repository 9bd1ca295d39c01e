package org.crmperf.jobs.advice.cause;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Finding;

/** The causes that the rules find in one day of each injected cause. */
public final class CauseSamples {
  private static final long SEED = 9000;

  private CauseSamples() {}

  /** All of them. */
  public static List<Finding> causes() throws IOException {
    List<Finding> causes = new ArrayList<>();
    for (InjectedCause injected : InjectedCause.all()) {
      int form = injected.ordinal();
      CauseScenariosTest.findings(injected, SEED + form, form).stream()
          .filter(Finding::isCause)
          .forEach(causes::add);
    }
    return causes;
  }
}
