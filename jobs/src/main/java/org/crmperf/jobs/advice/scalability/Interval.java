package org.crmperf.jobs.advice.scalability;

/** An estimate and its 95 % interval. */
public record Interval(double value, double low, double high) {}
