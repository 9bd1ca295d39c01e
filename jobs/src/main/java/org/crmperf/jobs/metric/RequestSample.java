package org.crmperf.jobs.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * A uniform sample of a service's requests in an hour: those with the {@link #SIZE} smallest keys,
 * a key being a hash of the request itself (bottom-k sampling). Which requests are in it depends on
 * the requests alone, so that samples of disjoint parts merge into the sample of the whole, however
 * a log was cut. Fewer requests than that are all in it.
 *
 * <p>One cell of the hour carries it, whichever: it is about the service, not about the cell.
 */
public final class RequestSample {
  /** Distinct keys that are kept. */
  public static final int SIZE = 512;

  private List<SampledRequest> requests = List.of();

  /** The requests, by key. */
  public List<SampledRequest> requests() {
    return requests;
  }

  /** Adds the sample of other requests. */
  public void add(RequestSample other) {
    add(other.requests);
  }

  /** Adds requests. */
  public void add(List<SampledRequest> others) {
    List<SampledRequest> all = new ArrayList<>(requests.size() + others.size());
    all.addAll(requests);
    all.addAll(others);
    all.sort(SampledRequest.ORDER);
    List<SampledRequest> kept = new ArrayList<>(Math.min(SIZE, all.size()));
    for (SampledRequest next : all) {
      int last = kept.size() - 1;
      if (last >= 0 && kept.get(last).key() == next.key()) {
        kept.set(last, kept.get(last).plus(next));
      } else if (kept.size() < SIZE) {
        kept.add(next);
      } else {
        break;
      }
    }
    requests = List.copyOf(kept);
  }
}
