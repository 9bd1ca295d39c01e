package org.crmperf.jobs.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.crmperf.jobs.keep.AreaSize;
import org.crmperf.jobs.keep.DayStatus;
import org.crmperf.jobs.keep.DayStatus.Area;
import org.crmperf.jobs.keep.WarehouseStatus;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.RunRecord;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** The state of a warehouse as JSON. */
final class StatusJson {
  private StatusJson() {}

  static String of(WarehouseStatus status) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("warehouse", status.root());
      json.writeNumberField("lines", status.lines());
      json.writeNumberField("requests", status.parsed());
      json.writeNumberField("rejected", status.rejected());
      json.writeArrayFieldStart("sources");
      for (LedgerEntry source : status.sources()) {
        source(json, source);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("days");
      for (Map.Entry<LocalDate, DayStatus> day : status.days().entrySet()) {
        day(json, day.getKey(), day.getValue());
      }
      json.writeEndArray();
      json.writeStringField("requests_from", status.retention().requestsFrom().toString());
      json.writeStringField("rollups_from", status.retention().rollupsFrom().toString());
      lastRun(json, status.lastRun());
      json.writeObjectFieldStart("lock");
      json.writeStringField("state", status.lock().state().name().toLowerCase(Locale.ROOT));
      json.writeStringField("holder", status.lock().holder());
      json.writeEndObject();
      json.writeBooleanField("unfinished", status.isUnfinished());
      json.writeNumberField("pending_hours", status.pendingHours());
      json.writeBooleanField("rebuild_unfinished", status.rebuildUnfinished());
      json.writeBooleanField("ingest_unfinished", status.ingestUnfinished());
      size(json, "leftovers", status.leftovers());
      size(json, "staging", status.staging());
      json.writeEndObject();
    } catch (IOException e) {
      throw Errors.internal("the status cannot be written as JSON", e);
    }
    return text.toString();
  }

  private static void source(JsonGenerator json, LedgerEntry source) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source.sourceId());
    json.writeStringField("path", source.lastPath());
    json.writeStringField("service", source.identity().service());
    json.writeStringField("format", source.format());
    json.writeNumberField("lines", source.lines());
    json.writeNumberField("requests", source.parsed());
    json.writeNumberField("rejected", source.rejected());
    json.writeNumberField("bytes", source.bytesDone());
    if (source.firstMicros() <= source.lastMicros()) {
      json.writeStringField("first", StatusText.time(source.firstMicros()));
      json.writeStringField("last", StatusText.time(source.lastMicros()));
    }
    json.writeEndObject();
  }

  private static void day(JsonGenerator json, LocalDate date, DayStatus day) throws IOException {
    json.writeStartObject();
    json.writeStringField("date", date.toString());
    json.writeNumberField("requests", day.requests());
    json.writeNumberField("rows", day.rows());
    for (Area area : Area.values()) {
      size(json, area.directory() + "_files", day.size(area));
    }
    json.writeEndObject();
  }

  private static void size(JsonGenerator json, String name, AreaSize size) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("files", size.files());
    json.writeNumberField("bytes", size.bytes());
    json.writeEndObject();
  }

  private static void lastRun(JsonGenerator json, @Nullable RunRecord run) throws IOException {
    if (run == null) {
      json.writeNullField("last_run");
      return;
    }
    json.writeObjectFieldStart("last_run");
    json.writeStringField("command", run.command());
    json.writeStringField("started", run.started());
    json.writeStringField("ended", run.ended());
    json.writeNumberField("exit_code", run.exitCode());
    json.writeStringField("holder", run.holder());
    json.writeEndObject();
  }
}
