package org.crmperf.jobs.synthetic;

import java.util.List;

/** Draws endpoints by their weights. */
final class EndpointChoice {
  private final List<CrmEndpoint> endpoints;

  /** One element per unit of weight: the index of its endpoint. */
  private final short[] slots;

  EndpointChoice(List<CrmEndpoint> endpoints) {
    this.endpoints = endpoints;
    this.slots = new short[endpoints.stream().mapToInt(CrmEndpoint::weight).sum()];
    int slot = 0;
    for (int i = 0; i < endpoints.size(); i++) {
      for (int unit = 0; unit < endpoints.get(i).weight(); unit++) {
        slots[slot++] = (short) i;
      }
    }
  }

  int size() {
    return endpoints.size();
  }

  CrmEndpoint get(int index) {
    return endpoints.get(index);
  }

  /** The index of the next request's endpoint. */
  int next(SplitMix random) {
    return slots[random.below(slots.length)];
  }
}
