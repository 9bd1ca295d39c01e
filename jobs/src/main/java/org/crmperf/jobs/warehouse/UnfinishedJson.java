package org.crmperf.jobs.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.parsers.error.Errors;

/** {@code unfinished-run.json}. Unknown keys are skipped. */
final class UnfinishedJson {
  private static final int SCHEMA = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private UnfinishedJson() {}

  /**
   * All that the file says.
   *
   * @param replaced the words of {@code --replace} that the run has begun to carry out
   */
  record Content(List<UnfinishedSource> sources, List<String> replaced) {}

  static byte[] write(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeArrayFieldStart("replaced");
      for (String words : content.replaced()) {
        json.writeString(words);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("sources");
      for (UnfinishedSource source : content.sources()) {
        json.writeStartObject();
        json.writeStringField("source", source.sourceId());
        json.writeStringField("path", source.path());
        json.writeNumberField("from", source.from());
        json.writeNumberField("to", source.to());
        json.writeStringField("format", source.format());
        json.writeStringField("state", source.state());
        json.writeStringField("failure", source.failure());
        counts(json, "rejects", source.rejects());
        counts(json, "openRejects", source.openRejects());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw Errors.internal("the state of the run cannot be written as JSON", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void counts(JsonGenerator json, String key, SortedMap<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  /** Reads what {@link #write} wrote; {@code path} is for messages. */
  static Content read(byte[] bytes, String path) {
    List<UnfinishedSource> sources = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    try (JsonParser in = JSON.createParser(bytes)) {
      require(in.nextToken() == JsonToken.START_OBJECT);
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        JsonToken value = in.nextToken();
        if (key.equals("sources") && value == JsonToken.START_ARRAY) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            sources.add(source(in));
          }
        } else if (key.equals("replaced") && value == JsonToken.START_ARRAY) {
          while (in.nextToken() == JsonToken.VALUE_STRING) {
            replaced.add(in.getText());
          }
        } else {
          in.skipChildren();
        }
      }
      require(in.currentToken() == JsonToken.END_OBJECT);
    } catch (IOException e) {
      throw Errors.storage(
          path,
          "this is not what crm-perf wrote",
          "delete it; the lines of the run that it speaks of then count as already ingested",
          e);
    }
    return new Content(sources, replaced);
  }

  private static UnfinishedSource source(JsonParser in) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    Map<String, SortedMap<String, Long>> counts = new HashMap<>();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      switch (in.nextToken()) {
        case VALUE_STRING -> texts.put(key, in.getText());
        case VALUE_NUMBER_INT -> numbers.put(key, in.getLongValue());
        case START_OBJECT -> counts.put(key, counts(in));
        default -> in.skipChildren();
      }
    }
    require(
        texts.containsKey("source") && numbers.containsKey("from") && numbers.containsKey("to"));
    return new UnfinishedSource(
        texts.getOrDefault("source", ""),
        texts.getOrDefault("path", ""),
        numbers.getOrDefault("from", 0L),
        numbers.getOrDefault("to", 0L),
        texts.getOrDefault("format", ""),
        texts.getOrDefault("state", ""),
        texts.getOrDefault("failure", ""),
        counts.getOrDefault("rejects", new TreeMap<>()),
        counts.getOrDefault("openRejects", new TreeMap<>()));
  }

  private static SortedMap<String, Long> counts(JsonParser in) throws IOException {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      require(in.nextToken() == JsonToken.VALUE_NUMBER_INT);
      counts.put(key, in.getLongValue());
    }
    return counts;
  }

  private static void require(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("unexpected JSON");
    }
  }
}
