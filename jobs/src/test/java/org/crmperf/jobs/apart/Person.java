package org.crmperf.jobs.apart;

/** Who sends requests. */
record Person(String address, String name, String agent, String tenant) {}
