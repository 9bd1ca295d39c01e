package org.crmperf.stores.nights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.jobs.warehouse.Leftovers;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;

/** One warehouse somewhere, and what its report says. */
record Night(Place place) {
  private static final List<String> TABLES =
      List.of("hourly", "endpoints", "endpoint_hours", "time_parts", "outages", "findings");
  private static final List<String> COUNTS =
      List.of("lines", "parsed", "rejected", "blank_or_comment");

  /** Makes the warehouse with ranges of so many bytes; small logs then have many. */
  Night withRangesOf(long bytes) {
    WarehouseMeta meta = new WarehouseMeta(WarehouseMeta.SCHEMA, 0, bytes);
    Warehouse.openForWriting(place.stores(), place.warehouse(), meta).close();
    return this;
  }

  /** The words after {@code crm-perf}. */
  List<String> command() {
    return List.of(
        "nightly",
        "--input",
        place.logs(),
        "--warehouse",
        place.warehouse(),
        "--reports",
        place.reports(),
        "--zone",
        "UTC",
        "--date",
        SyntheticDay.DAY.toString());
  }

  /**
   * The report's tables and counts by name. A run that goes on where another stopped counts as
   * ingested already what that one committed, so these counts are of both together.
   */
  Map<String, String> result() throws IOException {
    Map<String, String> result = new TreeMap<>();
    String day = place.reports() + "/" + SyntheticDay.DAY + "/";
    for (String table : TABLES) {
      result.put(table, place.text(day + table + ".csv"));
    }
    JsonNode summary = new JsonMapper().readTree(place.text(day + "summary.json"));
    JsonNode accounting = summary.get("accounting");
    result.put("lines", accounting.get("lines").asText());
    long all = 0;
    for (String count : COUNTS.subList(1, COUNTS.size())) {
      all += accounting.get(count).asLong();
    }
    assertThat(all + accounting.get("already_ingested").asLong())
        .as("the accounting equation: %s", accounting)
        .isEqualTo(accounting.get("lines").asLong());
    result.put("metrics", String.valueOf(summary.get("metrics")));
    return result;
  }

  /** What the run's own summary says it counted anew. */
  Map<String, Long> counts() throws IOException {
    String day = place.reports() + "/" + SyntheticDay.DAY + "/";
    JsonNode accounting =
        new JsonMapper().readTree(place.text(day + "summary.json")).get("accounting");
    Map<String, Long> counts = new TreeMap<>();
    COUNTS.forEach(name -> counts.put(name, accounting.get(name).asLong()));
    return counts;
  }

  /** The names of the files with requests, rejects and partial rollups, below the warehouse. */
  List<String> rangeFiles() throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : List.of("requests", "rejects", "partials")) {
      String from = place.warehouse() + "/" + folder;
      place.files(from).forEach(path -> names.add(path.substring(path.indexOf("/" + folder))));
    }
    return names;
  }

  /** Checks that nothing lies about that no ledger entry counts, and no unfinished file. */
  Night assertTidy() throws IOException {
    try (Warehouse warehouse = Warehouse.openForReading(place.stores(), place.warehouse())) {
      assertThat(new Leftovers(warehouse.store(), warehouse.layout(), warehouse.ledger()).find())
          .as("files that no ledger entry counts")
          .isEmpty();
    }
    assertThat(place.files(place.warehouse() + "/_staging")).as("staging").isEmpty();
    assertThat(place.store().exists(place.warehouse() + "/_lock")).as("the lock").isFalse();
    assertThat(place.store().exists(place.warehouse() + "/pending-hours.txt"))
        .as("hours still to be merged")
        .isFalse();
    assertThat(place.files(place.reports()))
        .as("unfinished reports")
        .noneMatch(path -> path.endsWith(".tmp"));
    return this;
  }
}
