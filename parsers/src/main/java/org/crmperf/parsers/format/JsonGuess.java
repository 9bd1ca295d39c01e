package org.crmperf.parsers.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of a JSON log that no preset knows, from the names of its keys and the looks of its
 * values: what is a time, what a status, what the duration and in which unit.
 */
final class JsonGuess {
  private static final int MOST_LINES = 500;
  private static final int MOST_PLACES = 2_000;

  /** Keys that are nginx's own variables. */
  private static final Set<String> NGINX =
      Set.of(
          "remote_addr",
          "body_bytes_sent",
          "http_user_agent",
          "http_referer",
          "request_uri",
          "time_iso8601",
          "time_local",
          "upstream_response_time");

  private final Map<List<String>, JsonEvidence> places = new LinkedHashMap<>();
  private final Set<List<String>> unknown = new HashSet<>();

  private JsonGuess() {}

  /**
   * The format of the lines in [from, to), if they are, or wrap, objects that look like requests.
   */
  static Optional<LogFormat> of(byte[] b, int from, int to) {
    Optional<JsonFormat> bare = ofObjects(b, from, to);
    if (bare.isPresent()) {
      return Optional.of(bare.get());
    }
    for (JsonWrappedFormat wrapping : JsonWrappedFormat.presets()) {
      byte[] inner = unwrapped(wrapping, b, from, to);
      Optional<JsonFormat> wrapped = ofObjects(inner, 0, inner.length);
      if (wrapped.isPresent()) {
        return Optional.of(wrapping.around(wrapped.get()));
      }
    }
    return Optional.empty();
  }

  /** The objects that the lines wrap. */
  private static byte[] unwrapped(JsonWrappedFormat wrapping, byte[] b, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = from;
    for (int lines = 0; at < to && lines < MOST_LINES; lines++) {
      int newline = ByteScan.indexOf(b, at, to, (byte) '\n');
      int end = LineEnds.trim(b, at, newline < 0 ? to : newline);
      Map<List<String>, String> values = JsonPeek.values(b, at, end);
      for (String key : wrapping.keys()) {
        String text = values.getOrDefault(List.of(key), "");
        if (text.startsWith("{")) {
          out.writeBytes((text.strip() + "\n").getBytes(StandardCharsets.UTF_8));
          break;
        }
      }
      at = newline < 0 ? to : newline + 1;
    }
    return out.toByteArray();
  }

  private static Optional<JsonFormat> ofObjects(byte[] b, int from, int to) {
    JsonGuess guess = new JsonGuess();
    List<CandidateParser> known = List.of();
    RequestBatch batch = new RequestBatch(1);
    int at = from;
    for (int lines = 0; at < to && lines < MOST_LINES; lines++) {
      int newline = ByteScan.indexOf(b, at, to, (byte) '\n');
      int end = LineEnds.trim(b, at, newline < 0 ? to : newline);
      Map<List<String>, String> values = JsonPeek.values(b, at, end);
      if (!values.isEmpty() && known.isEmpty()) {
        known = presets();
      }
      for (CandidateParser parser : values.isEmpty() ? List.<CandidateParser>of() : known) {
        if (parser.parseQuickly(b, at, end, batch, 0)) {
          return Optional.empty();
        }
      }
      values.forEach(guess::add);
      at = newline < 0 ? to : newline + 1;
    }
    return guess.format();
  }

  /** Made when there is an object: of many small files none may hold one. */
  private static List<CandidateParser> presets() {
    List<CandidateParser> parsers = new ArrayList<>();
    JsonPresets.objects().forEach(format -> parsers.add(format.newParser(ZoneOffset.UTC)));
    return parsers;
  }

  private void add(List<String> path, String value) {
    JsonEvidence evidence = places.get(path);
    if (evidence == null) {
      boolean full = places.size() + unknown.size() > MOST_PLACES;
      JsonBinding binding = full || unknown.contains(path) ? null : JsonNames.find(path);
      if (binding == null) {
        if (!full) {
          unknown.add(path);
        }
        return;
      }
      evidence = new JsonEvidence(retargeted(binding, value));
      places.put(path, evidence);
    }
    evidence.add(value);
  }

  /** Some call the whole request line the method or the URL. */
  private static JsonBinding retargeted(JsonBinding binding, String value) {
    boolean line =
        (binding.target() == JsonTarget.METHOD || binding.target() == JsonTarget.URL)
            && value.indexOf(" HTTP/") > value.indexOf(' ');
    return line ? new JsonBinding(JsonTarget.REQUEST, binding.path(), "", binding.rank()) : binding;
  }

  private Optional<JsonFormat> format() {
    Map<JsonTarget, JsonEvidence> best = new EnumMap<>(JsonTarget.class);
    for (JsonTarget target : JsonTarget.values()) {
      JsonEvidence evidence = best(target);
      if (evidence != null) {
        best.put(target, evidence);
      }
    }
    boolean request =
        best.containsKey(JsonTarget.STATUS)
            || best.containsKey(JsonTarget.REQUEST)
            || (best.containsKey(JsonTarget.METHOD) && best.containsKey(JsonTarget.URL));
    if (!best.containsKey(JsonTarget.TIME) || !request) {
      return Optional.empty();
    }
    if (best.containsKey(JsonTarget.REQUEST) && !isWholeTarget(best.get(JsonTarget.URL))) {
      // the request line has the query string, a bare path has not
      best.remove(JsonTarget.URL);
      best.remove(JsonTarget.QUERY);
    }
    List<JsonBinding> bindings = best.values().stream().map(JsonEvidence::settled).toList();
    return Optional.of(JsonFormat.of(name(best), bindings, grain(best)));
  }

  /** Of the places that most lines have, the one with the most telling name. */
  private @Nullable JsonEvidence best(JsonTarget target) {
    int most = 0;
    for (JsonEvidence evidence : places.values()) {
      most = evidence.binding().target() == target ? Math.max(most, evidence.support()) : most;
    }
    JsonEvidence best = null;
    for (JsonEvidence evidence : places.values()) {
      boolean candidate =
          evidence.binding().target() == target
              && most > 0
              && evidence.support() * 2 >= most
              && (best == null || evidence.binding().rank() < best.binding().rank());
      best = candidate ? evidence : best;
    }
    return best;
  }

  private static boolean isWholeTarget(@Nullable JsonEvidence url) {
    String key = url == null ? "" : url.binding().path().get(url.binding().path().size() - 1);
    return key.equals("request_uri") || key.startsWith("original");
  }

  private static String name(Map<JsonTarget, JsonEvidence> best) {
    JsonEvidence duration = best.get(JsonTarget.DURATION);
    boolean nginx =
        best.values().stream().anyMatch(e -> e.binding().path().stream().anyMatch(NGINX::contains))
            || (duration != null && duration.isLikeNginx());
    return nginx ? "json_nginx" : "json";
  }

  private static int grain(Map<JsonTarget, JsonEvidence> best) {
    JsonEvidence duration = best.getOrDefault(JsonTarget.DURATION, best.get(JsonTarget.UPSTREAM));
    return duration == null ? 1 : duration.grainMicros(duration.settled().as());
  }
}
