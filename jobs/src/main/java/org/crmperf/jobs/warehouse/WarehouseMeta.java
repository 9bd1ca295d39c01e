package org.crmperf.jobs.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the whole warehouse, in {@code warehouse.json}.
 *
 * @param schema version of the layout
 * @param hourAlignMinutes where rollup hours begin, in minutes past the UTC hour: 0 for zones of
 *     whole hours, 30 for India, 45 for Nepal
 * @param rangeBytes the size at whose multiples sources are cut
 */
public record WarehouseMeta(int schema, int hourAlignMinutes, long rangeBytes) {
  /** The layout version of this release. */
  public static final int SCHEMA = 1;

  private static final JsonFactory JSON = new JsonFactory();

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("what", "crm-perf warehouse");
      json.writeNumberField("schema", schema);
      json.writeNumberField("hourAlignMinutes", hourAlignMinutes);
      json.writeNumberField("rangeBytes", rangeBytes);
      json.writeEndObject();
    } catch (IOException e) {
      throw Errors.internal("warehouse.json cannot be written", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  static WarehouseMeta fromJson(byte[] json, String path) {
    int schema = -1;
    int align = -1;
    long rangeBytes = -1;
    try (JsonParser in = JSON.createParser(json)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
          JsonToken value = in.nextToken();
          boolean number = value == JsonToken.VALUE_NUMBER_INT;
          if (number && key.equals("schema")) {
            schema = in.getIntValue();
          } else if (number && key.equals("hourAlignMinutes")) {
            align = in.getIntValue();
          } else if (number && key.equals("rangeBytes")) {
            rangeBytes = in.getLongValue();
          } else {
            in.skipChildren();
          }
        }
      }
    } catch (IOException e) {
      throw damaged(path, e);
    }
    if (schema > SCHEMA) {
      throw Errors.usage(
          path
              + ": written by a newer crm-perf (schema "
              + schema
              + ", this one knows "
              + SCHEMA
              + ")",
          "use that release for this warehouse");
    }
    if (schema < 1 || align < 0 || align >= 60 || rangeBytes < 1) {
      throw damaged(path, null);
    }
    return new WarehouseMeta(schema, align, rangeBytes);
  }

  private static RuntimeException damaged(String path, @Nullable IOException e) {
    return Errors.storage(
        path, "this is not what crm-perf wrote", "restore it from a backup of the warehouse", e);
  }
}
