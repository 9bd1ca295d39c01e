package org.crmperf.jobs.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What ran last on a warehouse, for {@code status}. Nothing depends on it, and it is no part of
 * what the same sources give.
 *
 * @param command such as {@code nightly}
 * @param started ISO 8601, UTC
 * @param ended ISO 8601, UTC; empty while it runs, and for ever if it was killed
 * @param exitCode what it ended with; -1 while it runs, and if it failed
 * @param holder the process, as the lock names it
 */
public record RunRecord(String command, String started, String ended, int exitCode, String holder) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A run that begins now in this process. */
  public static RunRecord begin(String command) {
    return new RunRecord(command, now(), "", -1, LockHolder.me().describe());
  }

  /** The same run, ended now. */
  public RunRecord end(int withExitCode) {
    return new RunRecord(command, started, now(), withExitCode, holder);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Writes it, whole. */
  public void write(FileStore store, WarehouseLayout layout) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("command", command);
      json.writeStringField("started", started);
      json.writeStringField("ended", ended);
      json.writeNumberField("exitCode", exitCode);
      json.writeStringField("holder", holder);
      json.writeEndObject();
    } catch (IOException e) {
      throw Errors.internal("last-run.json cannot be written", e);
    }
    bytes.write('\n');
    try {
      store.writeWhole(List.of(new WholeFile(layout.lastRun(), bytes.toByteArray())));
    } catch (IOException e) {
      throw Errors.storage(
          layout.lastRun(),
          "cannot be written: " + InputErrors.reason(e),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }

  /** Reads it; null if nothing ran yet, or what is there is damaged. */
  public static @Nullable RunRecord read(FileStore store, WarehouseLayout layout) {
    String[] texts = {"", "", "", ""};
    int exitCode = -1;
    try {
      if (!store.exists(layout.lastRun())) {
        return null;
      }
      try (InputStream in = store.open(layout.lastRun(), 0);
          JsonParser json = JSON.createParser(in)) {
        json.nextToken();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
          JsonToken value = json.nextToken();
          int at = List.of("command", "started", "ended", "holder").indexOf(key);
          if (at >= 0 && value == JsonToken.VALUE_STRING) {
            texts[at] = json.getText();
          } else if (key.equals("exitCode") && value == JsonToken.VALUE_NUMBER_INT) {
            exitCode = json.getIntValue();
          } else {
            json.skipChildren();
          }
        }
      }
    } catch (IOException e) {
      return null;
    }
    return new RunRecord(texts[0], texts[1], texts[2], exitCode, texts[3]);
  }
}
