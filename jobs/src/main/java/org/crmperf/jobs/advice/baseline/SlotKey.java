package org.crmperf.jobs.advice.baseline;

/**
 * What is compared with what: the same hour of the day of the same service.
 *
 * @param hour 0 to 23, in the report's zone
 */
record SlotKey(String service, int hour) {}
