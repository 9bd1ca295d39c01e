package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.crmperf.parsers.endpoint.EndpointGroups;
import org.crmperf.parsers.endpoint.EndpointMapper;
import org.crmperf.parsers.endpoint.EndpointRules;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.parquet.StoredText;
import org.crmperf.parsers.scan.ByteDictionary;

/**
 * Target ids to endpoint ids. Each distinct target is mapped once. When a range has more endpoints
 * than the limit, those that come later share one group, whatever is asked of the site.
 */
final class EndpointAssigner {
  private static final int SCAN_FLAG = 1 << 30;

  private final EndpointMapper mapper;
  private final LogFormat.Targets targets;
  private final ByteDictionary names;
  private final StoredText text = new StoredText();
  private final int limit;
  private final int notFound;
  private final int other;
  private final int malformed;
  private int[] ofTarget = new int[1024];
  private int mapped;

  /** Endpoints are added to {@code names}, at most {@code limit} of them. */
  EndpointAssigner(
      EndpointRules rules, LogFormat.Targets targets, ByteDictionary names, int limit) {
    this.mapper = new EndpointMapper(rules);
    this.targets = targets;
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

  /** Maps the logged targets that the dictionary has gained. */
  void extend(ByteDictionary found) {
    reserve(found);
    for (; mapped < found.size(); mapped++) {
      note(mapText(found, mapped));
    }
  }

  /** As {@link #extend}, for targets that were read back from where they were stored. */
  void extendStored(ByteDictionary found) {
    reserve(found);
    for (; mapped < found.size(); mapped++) {
      note(map(found.arena(), found.start(mapped), found.end(mapped)));
    }
  }

  private void note(boolean scan) {
    int id = endpointId();
    ofTarget[mapped] = scan ? id | SCAN_FLAG : id;
  }

  private void reserve(ByteDictionary found) {
    if (ofTarget.length < found.size()) {
      ofTarget = Arrays.copyOf(ofTarget, found.size() * 2);
    }
  }

  /** Maps a target as it is stored, so that a rebuild from what is stored finds the same. */
  private boolean mapText(ByteDictionary found, int id) {
    text.find(found, id);
    return map(text.bytes(), text.start(), text.end());
  }

  /** Whether a 404 for the target just mapped is a scanner's; a load test has none. */
  private boolean map(byte[] b, int from, int to) {
    return switch (targets) {
      case URLS -> mapper.map(b, from, to).notFoundIsScan();
      case NAMES -> {
        mapper.mapName(b, from, to);
        yield false;
      }
      case EVENTS -> {
        mapper.mapEvent(b, from, to);
        yield false;
      }
    };
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
