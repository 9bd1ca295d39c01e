package org.crmperf.jobs.advice.scalability;

/** A group of minutes of like load: their mean concurrency and throughput (requests a second). */
public record LoadPoint(double concurrency, double throughput, int minutes) {}
