package org.crmperf.parsers.endpoint;

import java.io.Serializable;
import java.util.List;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The user's endpoint rules, in order; the first that matches wins. Immutable, and small enough to
 * be sent to every task; {@link EndpointMapper} compiles it.
 */
public final class EndpointRules implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final EndpointRules DEFAULTS = new EndpointRules(List.of());

  // the field is a List, but List.copyOf makes it one that serializes
  @SuppressWarnings("serial")
  private final List<EndpointRule> userRules;

  private EndpointRules(List<EndpointRule> userRules) {
    this.userRules = userRules;
  }

  /** No user rules: CRM presets and general rules only. */
  public static EndpointRules defaults() {
    return DEFAULTS;
  }

  /**
   * These rules before the presets and the general rules.
   *
   * @throws org.crmperf.parsers.error.CrmPerfException when {@link #validate} finds fault with one
   */
  public static EndpointRules of(List<EndpointRule> userRules) {
    for (EndpointRule rule : userRules) {
      String problem = validate(rule);
      if (problem != null) {
        throw Errors.usage(
            "endpoint rule '" + rule.match() + "': " + problem, "correct the endpoint rule");
      }
    }
    return new EndpointRules(List.copyOf(userRules));
  }

  /** What is wrong with the rule, as a phrase for an error message; null when nothing is. */
  public static @Nullable String validate(EndpointRule rule) {
    return RuleProblems.find(rule);
  }

  /** The rules, in order. */
  public List<EndpointRule> userRules() {
    return userRules;
  }
}
