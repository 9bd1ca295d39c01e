package org.crmperf.jobs.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;

/**
 * A ledger entry as JSON. Unknown keys are skipped, so that an older release reads what a newer one
 * of the same schema version adds.
 */
final class LedgerJson {
  static final int SCHEMA = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private LedgerJson() {}

  static byte[] write(LedgerEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("source", entry.sourceId());
      json.writeStringField("service", entry.identity().service());
      json.writeNumberField("headLength", entry.identity().headLength());
      json.writeStringField("headHash", entry.identity().headHash());
      json.writeStringField("format", entry.format());
      json.writeNumberField("bytesDone", entry.bytesDone());
      json.writeStringField("tailHash", entry.tailHash());
      json.writeNumberField("lines", entry.lines());
      json.writeNumberField("parsed", entry.parsed());
      json.writeNumberField("rejected", entry.rejected());
      json.writeNumberField("blankOrComment", entry.blankOrComment());
      if (entry.firstMicros() <= entry.lastMicros()) {
        json.writeNumberField("firstMicros", entry.firstMicros());
        json.writeNumberField("lastMicros", entry.lastMicros());
      }
      if (entry.content().bytes() > 0) {
        json.writeNumberField("summed", entry.content().bytes());
        json.writeNumberField("crc32", entry.content().crc());
      }
      writeFiles(json, entry.files());
      writeRanges(json, entry.ranges());
      json.writeEndObject();
    } catch (IOException e) {
      throw Errors.internal("a ledger entry cannot be written as JSON", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void writeFiles(JsonGenerator json, List<SeenFile> files) throws IOException {
    json.writeArrayFieldStart("files");
    for (SeenFile file : files) {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      if (!file.rawTailHash().isEmpty()) {
        json.writeNumberField("size", file.size());
        json.writeStringField("rawTailHash", file.rawTailHash());
      }
      if (file.modified() != 0) {
        json.writeNumberField("modified", file.modified());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRanges(JsonGenerator json, List<LedgerRange> ranges) throws IOException {
    json.writeArrayFieldStart("ranges");
    for (LedgerRange range : ranges) {
      json.writeStartObject();
      json.writeNumberField("start", range.start());
      json.writeNumberField("end", range.end());
      json.writeNumberField("lines", range.lines());
      json.writeNumberField("parsed", range.parsed());
      json.writeNumberField("rejected", range.rejected());
      json.writeNumberField("blankOrComment", range.blankOrComment());
      json.writeArrayFieldStart("hours");
      for (long hour : range.hours()) {
        json.writeNumber(hour);
      }
      json.writeEndArray();
      if (range.open()) {
        json.writeBooleanField("open", true);
      }
      if (!range.context().isEmpty()) {
        json.writeStringField("context", range.context());
      }
      if (range.parts() > 1) {
        json.writeNumberField("parts", range.parts());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Reads an entry; {@code path} is for messages. */
  static LedgerEntry read(byte[] json, String path) {
    try (JsonParser parser = JSON.createParser(json)) {
      return new Reader(parser, path).entry();
    } catch (IOException e) {
      throw damaged(path, e);
    }
  }

  private static CrmPerfException damaged(String path, IOException e) {
    String where =
        e instanceof JsonParseException p && p.getLocation() != null
            ? path + ": byte " + p.getLocation().getByteOffset()
            : path;
    return Errors.storage(
        where,
        "this ledger entry is damaged",
        "restore it from a backup, or delete it to ingest its source again",
        e);
  }

  /** Collects the fields of one entry. */
  private static final class Reader {
    private final JsonParser in;
    private final String path;
    private String sourceId = "";
    private String service = "";
    private int headLength;
    private String headHash = "";
    private String format = "";
    private long bytesDone = -1;
    private String tailHash = "";
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;
    private long summed;
    private int crc;
    private final List<SeenFile> files = new ArrayList<>();
    private final List<LedgerRange> ranges = new ArrayList<>();

    Reader(JsonParser in, String path) {
      this.in = in;
      this.path = path;
    }

    LedgerEntry entry() throws IOException {
      expect(in.nextToken(), JsonToken.START_OBJECT);
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        field(key);
      }
      if (sourceId.isEmpty() || headHash.isEmpty() || tailHash.isEmpty() || bytesDone < 0) {
        throw new IOException("a field is missing");
      }
      return new LedgerEntry(
          sourceId,
          new SourceIdentity(service, headLength, headHash),
          format,
          bytesDone,
          tailHash,
          firstMicros,
          lastMicros,
          new ContentSum(summed, crc),
          List.copyOf(files),
          List.copyOf(ranges));
    }

    private void field(String key) throws IOException {
      switch (key) {
        case "schema" -> checkSchema(number());
        case "source" -> sourceId = text();
        case "service" -> service = text();
        case "headLength" -> headLength = (int) number();
        case "headHash" -> headHash = text();
        case "format" -> format = text();
        case "bytesDone" -> bytesDone = number();
        case "tailHash" -> tailHash = text();
        case "firstMicros" -> firstMicros = number();
        case "lastMicros" -> lastMicros = number();
        case "summed" -> summed = number();
        case "crc32" -> crc = (int) number();
        case "files" -> files();
        case "ranges" -> ranges();
        default -> skip();
      }
    }

    private void checkSchema(long schema) {
      if (schema > SCHEMA) {
        throw Errors.storage(
            path,
            "written by a newer crm-perf (schema " + schema + ", this one knows " + SCHEMA + ")",
            "use that release for this warehouse",
            null);
      }
    }

    private void files() throws IOException {
      expect(in.nextToken(), JsonToken.START_ARRAY);
      while (in.nextToken() == JsonToken.START_OBJECT) {
        String file = "";
        long size = 0;
        String rawTailHash = "";
        long modified = 0;
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
          switch (key) {
            case "path" -> file = text();
            case "size" -> size = number();
            case "rawTailHash" -> rawTailHash = text();
            case "modified" -> modified = number();
            default -> skip();
          }
        }
        files.add(new SeenFile(file, size, rawTailHash, modified));
      }
    }

    private void ranges() throws IOException {
      expect(in.nextToken(), JsonToken.START_ARRAY);
      while (in.nextToken() == JsonToken.START_OBJECT) {
        ranges.add(range());
      }
    }

    private LedgerRange range() throws IOException {
      long[] counts = new long[6];
      List<Long> hours = new ArrayList<>();
      boolean open = false;
      String context = "";
      int parts = 1;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        switch (key) {
          case "start" -> counts[0] = number();
          case "end" -> counts[1] = number();
          case "lines" -> counts[2] = number();
          case "parsed" -> counts[3] = number();
          case "rejected" -> counts[4] = number();
          case "blankOrComment" -> counts[5] = number();
          case "hours" -> hours(hours);
          case "context" -> context = text();
          case "parts" -> parts = (int) number();
          case "open" -> open = in.nextToken() == JsonToken.VALUE_TRUE;
          default -> skip();
        }
      }
      return new LedgerRange(
          counts[0],
          counts[1],
          counts[2],
          counts[3],
          counts[4],
          counts[5],
          List.copyOf(hours),
          open,
          context,
          parts);
    }

    private void hours(List<Long> hours) throws IOException {
      expect(in.nextToken(), JsonToken.START_ARRAY);
      while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        hours.add(in.getLongValue());
      }
    }

    private long number() throws IOException {
      expect(in.nextToken(), JsonToken.VALUE_NUMBER_INT);
      return in.getLongValue();
    }

    private String text() throws IOException {
      expect(in.nextToken(), JsonToken.VALUE_STRING);
      return in.getText();
    }

    private void skip() throws IOException {
      in.nextToken();
      in.skipChildren();
    }

    private static void expect(JsonToken found, JsonToken expected) throws IOException {
      if (found != expected) {
        throw new IOException("expected " + expected + ", found " + found);
      }
    }
  }
}
