package org.crmperf.jobs.advice.availability;

/** An endpoint that failed during an incident, and how many of its requests did in all services. */
public record Hit(String endpoint, String method, long requests, long errors) {}
