package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.crmperf.parsers.endpoint.EndpointGroups;
import org.crmperf.parsers.endpoint.EndpointKind;
import org.crmperf.parsers.endpoint.EndpointMapper;
import org.crmperf.parsers.endpoint.EndpointRules;
import org.crmperf.parsers.scan.ByteDictionary;

/**
 * Target ids to endpoint ids. Each distinct target is mapped once. When a range has more endpoints
 * than the limit, those that come later share one group, whatever is asked of the site.
 */
final class EndpointAssigner {
  private static final int SCAN_FLAG = 1 << 30;

  private final EndpointMapper mapper;
  private final ByteDictionary names;
  private final int limit;
  private final int notFound;
  private final int other;
  private final int malformed;
  private int[] ofTarget = new int[1024];
  private int mapped;

  /** Endpoints are added to {@code names}, at most {@code limit} of them. */
  EndpointAssigner(EndpointRules rules, ByteDictionary names, int limit) {
    this.mapper = new EndpointMapper(rules);
    this.names = names;
    this.limit = limit;
    notFound = idOf(EndpointGroups.NOT_FOUND);
    other = idOf(EndpointGroups.OTHER);
    malformed = idOf(EndpointGroups.MALFORMED);
  }

  private int idOf(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return names.idOf(bytes, 0, bytes.length);
  }

  /** Maps the targets that the dictionary has gained. */
  void extend(ByteDictionary targets) {
    if (ofTarget.length < targets.size()) {
      ofTarget = Arrays.copyOf(ofTarget, targets.size() * 2);
    }
    for (; mapped < targets.size(); mapped++) {
      EndpointKind kind = mapper.map(targets.arena(), targets.start(mapped), targets.end(mapped));
      int id = endpointId();
      ofTarget[mapped] = kind.notFoundIsScan() ? id | SCAN_FLAG : id;
    }
  }

  private int endpointId() {
    if (names.size() < limit) {
      return names.idOf(mapper.template(), 0, mapper.templateLength());
    }
    int known = names.find(mapper.template(), 0, mapper.templateLength());
    return known >= 0 ? known : other;
  }

  /**
   * The endpoint of a request.
   *
   * @param targetId negative if it has no target
   */
  int endpointId(int targetId, long status) {
    if (targetId < 0) {
      return malformed;
    }
    int id = ofTarget[targetId];
    if ((id & SCAN_FLAG) == 0) {
      return id;
    }
    return status == 404 ? notFound : id & ~SCAN_FLAG;
  }
}
