package org.crmperf.jobs.advice.cause;

/**
 * An hour of a service by who asked.
 *
 * @param requests of all clients
 * @param heavy of those that asked for far more than others, estimated
 * @param heavyMicros their time
 * @param names the heaviest first
 */
record ClientHour(
    int hour, double requests, double heavy, double heavyMicros, java.util.List<String> names) {
  double share() {
    return requests == 0 ? 0 : heavy / requests;
  }
}
