package org.crmperf.jobs.report;

import java.time.OffsetDateTime;

/** An hour whose figures changed after it was over and reported, mostly because lines came late. */
public record RestatedHour(OffsetDateTime start, HourFigures before, HourFigures after) {}
