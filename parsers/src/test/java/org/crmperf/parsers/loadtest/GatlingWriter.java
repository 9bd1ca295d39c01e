package org.crmperf.parsers.loadtest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a binary simulation.log as Gatling does, and remembers where each record starts. */
final class GatlingWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final Map<String, Integer> cache = new HashMap<>();

  byte[] bytes() {
    return bytes.toByteArray();
  }

  int size() {
    return bytes.size();
  }

  void run(String simulation, long start, String description, List<String> scenarios)
      throws IOException {
    out.writeByte(0);
    text("3.14.9");
    text(simulation);
    out.writeLong(start);
    text(description);
    out.writeInt(scenarios.size());
    for (String scenario : scenarios) {
      text(scenario);
    }
    out.writeInt(1);
    out.writeInt(3);
    out.write(new byte[] {0, 1, -1});
  }

  void request(List<String> groups, String name, int start, int end, boolean ok, String message)
      throws IOException {
    out.writeByte(1);
    groups(groups);
    cached(name);
    out.writeInt(start);
    out.writeInt(end);
    out.writeBoolean(ok);
    cached(message);
  }

  void user(int scenario, boolean start, int offset) throws IOException {
    out.writeByte(2);
    out.writeInt(scenario);
    out.writeBoolean(start);
    out.writeInt(offset);
  }

  void group(List<String> groups, int start, int end, int cumulated, boolean ok)
      throws IOException {
    out.writeByte(3);
    groups(groups);
    out.writeInt(start);
    out.writeInt(end);
    out.writeInt(cumulated);
    out.writeBoolean(ok);
  }

  void error(String message, int offset) throws IOException {
    out.writeByte(4);
    cached(message);
    out.writeInt(offset);
  }

  private void groups(List<String> groups) throws IOException {
    out.writeInt(groups.size());
    for (String group : groups) {
      cached(group);
    }
  }

  private void cached(String text) throws IOException {
    Integer known = cache.get(text);
    if (known != null) {
      out.writeInt(-known);
      return;
    }
    cache.put(text, cache.size() + 1);
    out.writeInt(cache.size());
    text(text);
  }

  private void text(String text) throws IOException {
    boolean latin1 = text.chars().allMatch(c -> c < 256);
    byte[] encoded =
        text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    out.writeInt(encoded.length);
    if (encoded.length > 0) {
      out.write(encoded);
      out.writeByte(latin1 ? 0 : 1);
    }
  }
}
