package org.crmperf.jobs.advice.slo;

import java.util.List;

/**
 * How an objective was kept.
 *
 * @param period of the report's days
 * @param trailing of the 30 days that end with them, or of as many as there are
 * @param trailingDays of those, the days (24 hours, counted back from the end) with requests
 * @param ofTrailing the share of the 30 days' budget that the period used; NaN without requests
 * @param alerts that fired during the period, the most urgent window first
 */
public record SloStatus(
    Objective objective,
    ErrorBudget period,
    ErrorBudget trailing,
    int trailingDays,
    double ofTrailing,
    List<BurnAlert> alerts) {}
