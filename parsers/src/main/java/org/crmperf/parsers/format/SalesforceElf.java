package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.crmperf.parsers.schema.AccessField;

/**
 * Columns of Salesforce's Event Log Files. Every EVENT_TYPE has its own; those that say the same
 * are taken in the order in which they mean the whole event.
 */
final class SalesforceElf implements CsvDialect {
  private static final long MILLISECOND = 1000;

  /** What an event was about; the type of the event stands before it. */
  private static final String[] TARGETS = {
    "entry_point",
    "trigger_name",
    "uri",
    "api_resource",
    "qualified_name",
    "page_url",
    "url",
    "page_name",
    "class_name",
    "method_name",
    "entity_name"
  };

  @Override
  public String landmark() {
    return "EVENT_TYPE";
  }

  @Override
  public boolean isHeader(Header header) {
    return header.has("event_type") && (header.has("timestamp") || header.has("timestamp_derived"));
  }

  @Override
  public Layout layout(Header header, ZoneId logZone) {
    int[] stamps = header.find("timestamp", "timestamp_derived");
    int[] event = header.find("event_type");
    int[] database = header.find("db_total_time");
    Layout.Builder layout = new Layout.Builder(header);
    layout.add(new StampColumn(header.name(stamps[0]), ZoneOffset.UTC, stamps), AccessField.TIME);
    layout.add(new SalesforceTarget(event[0], header.find(TARGETS)), AccessField.URL);
    layout.add(new SalesforceOutcome(header), AccessField.STATUS, AccessField.SUCCESS);
    layout.duration(
        AccessField.DURATION,
        MILLISECOND,
        "exec_time",
        "time",
        "run_time",
        "effective_page_time",
        "duration");
    layout.duration(AccessField.UPSTREAM, MILLISECOND, "callout_time");
    layout.duration(AccessField.CPU, MILLISECOND, "cpu_time");
    if (database.length > 0) {
      layout.add(new SalesforceDatabaseTime(event[0], database[0]), AccessField.DATABASE);
    }
    return layout
        .text(AccessField.CLIENT, "client_ip", "source_ip")
        .text(AccessField.USER, "user_name", "user_id_derived", "user_id")
        .text(AccessField.METHOD, "method", "http_method", "request_method")
        .text(AccessField.REFERER, "http_referer", "referrer_uri")
        .text(AccessField.USER_AGENT, Spelling.PERCENT, "user_agent", "browser_type")
        .text(AccessField.REQUEST_ID, "request_id")
        .size(AccessField.RESPONSE_BYTES, "response_size")
        .size(AccessField.REQUEST_BYTES, "request_size")
        .build(Layout.Width.EXACT);
  }

  @Override
  public List<Layout> guesses(ZoneId logZone) {
    return List.of();
  }
}
