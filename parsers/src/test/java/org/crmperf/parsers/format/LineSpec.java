package org.crmperf.parsers.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.AccessField;

/**
 * One document of a {@code spec.yaml}: a format and what its lines become. Strings are held as ISO
 * 8859-1 text, one character a byte, as the parsers are compared. {@code before} are lines, headers
 * or directives, that stand before each case.
 */
record LineSpec(Path file, String format, List<String> before, List<Case> cases) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** A line, and either all of its fields or the label of the reason to reject it. */
  record Case(String name, String text, Map<AccessField, Object> fields, String reject) {
    byte[] line() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean rejected() {
      return !reject.isEmpty();
    }
  }

  /** Every document of every {@code sample-logs/<format>/spec.yaml} of a text format. */
  static List<LineSpec> all() {
    try (Stream<Path> folders = Files.list(ProjectFiles.root().resolve("sample-logs"))) {
      List<LineSpec> specs = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        Path file = folder.resolve("spec.yaml");
        if (Files.exists(file)) {
          specs.addAll(read(file));
        }
      }
      return specs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those whose format is a definition of nginx or Apache, which the oracle can read too. */
  static List<LineSpec> ofDefinitions() {
    return all().stream().filter(spec -> isDefinition(spec.format())).toList();
  }

  private static boolean isDefinition(String format) {
    return format.matches(".*[$%].*");
  }

  /** Every document of one folder's {@code spec.yaml}, whatever its format. */
  static List<LineSpec> in(String folder) {
    Path file = ProjectFiles.root().resolve("sample-logs").resolve(folder).resolve("spec.yaml");
    try {
      return documents(file).stream().map(document -> spec(file, document)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LineSpec> read(Path file) throws IOException {
    return documents(file).stream()
        .filter(document -> isText(document.path("format").asText()))
        .map(document -> spec(file, document))
        .toList();
  }

  /** Tables, JSON and load tests have tests of their own, which know their headers. */
  private static boolean isText(String format) {
    return isDefinition(format)
        || LogFormats.isPreset(format) && LogFormats.named(format) instanceof TextFormat;
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    return YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile()).readAll();
  }

  private static LineSpec spec(Path file, JsonNode document) {
    List<Case> cases = new ArrayList<>();
    for (JsonNode item : document.get("cases")) {
      Map<AccessField, Object> fields = new EnumMap<>(AccessField.class);
      if (!item.has("reject")) {
        put(fields, document.path("defaults"));
        put(fields, item.path("fields"));
      }
      cases.add(
          new Case(
              item.get("name").asText(),
              new String(line(item), StandardCharsets.ISO_8859_1),
              fields,
              item.path("reject").asText("")));
    }
    List<String> before = new ArrayList<>();
    document.path("before").forEach(line -> before.add(line.asText()));
    return new LineSpec(file, document.get("format").asText(), before, cases);
  }

  private static byte[] line(JsonNode item) {
    return item.has("line_base64")
        ? Base64.getDecoder().decode(item.get("line_base64").asText())
        : item.get("line").asText().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Map<AccessField, Object> fields, JsonNode values) {
    values
        .properties()
        .forEach(
            entry -> {
              AccessField field = field(entry.getKey());
              if (entry.getValue().isNull()) {
                fields.remove(field);
              } else {
                fields.put(field, value(field, entry.getValue()));
              }
            });
  }

  private static AccessField field(String column) {
    return Arrays.stream(AccessField.values())
        .filter(field -> field.column().equals(column))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such column: " + column));
  }

  private static Object value(AccessField field, JsonNode value) {
    return switch (field.type()) {
      case TIMESTAMP -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value.asText()));
      case INT, LONG -> value.asLong();
      case STRING ->
          new String(value.asText().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    };
  }
}
