package org.crmperf.jobs.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML into {@link ConfigNode}s through Jackson's event stream, keeping line numbers. */
final class YamlTree {
  private final String file;
  private final YAMLParser in;

  private YamlTree(String file, YAMLParser in) {
    this.file = file;
    this.in = in;
  }

  /** The document; an empty file is an empty mapping. */
  static ConfigNode read(String file, String yaml) {
    try (YAMLParser in = new YAMLFactory().createParser(yaml)) {
      return new YamlTree(file, in).document();
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
        throw broken(file, marked.getProblemMark().getLine() + 1, firstLine(marked.getProblem()));
      }
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw broken(file, line, firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw broken(file, 1, firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static CrmPerfException broken(String file, int line, String what) {
    return Errors.usage(
        file + ":" + Math.max(1, line) + ": not valid YAML: " + what,
        "correct this line; indent with spaces and quote text that has special characters");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private ConfigNode document() throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      return new ConfigNode.Mapping(Map.of(), 1);
    }
    ConfigNode root = node(token);
    if (in.nextToken() != null) {
      throw broken(file, line(), "a second document");
    }
    return root;
  }

  private ConfigNode node(JsonToken token) throws IOException {
    int line = line();
    if (in.isCurrentAlias()) {
      throw broken(file, line, "aliases (*name) are not supported");
    }
    return switch (token) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(ConfigNode.Kind.NUMBER, line);
      case VALUE_TRUE, VALUE_FALSE -> scalar(ConfigNode.Kind.BOOLEAN, line);
      case VALUE_NULL -> new ConfigNode.Scalar("", ConfigNode.Kind.EMPTY, line);
      default -> scalar(ConfigNode.Kind.TEXT, line);
    };
  }

  private ConfigNode scalar(ConfigNode.Kind kind, int line) throws IOException {
    return new ConfigNode.Scalar(in.getText(), kind, line);
  }

  private ConfigNode mapping(int line) throws IOException {
    Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      int keyLine = line();
      if (entries.containsKey(key)) {
        throw broken(file, keyLine, "the key '" + key + "' is given twice");
      }
      entries.put(key, new ConfigNode.Entry(keyLine, node(in.nextToken())));
    }
    return new ConfigNode.Mapping(entries, line);
  }

  private ConfigNode sequence(int line) throws IOException {
    List<ConfigNode> items = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      items.add(node(token));
    }
    return new ConfigNode.Sequence(items, line);
  }

  private int line() {
    JsonParser parser = in;
    return parser.currentTokenLocation().getLineNr();
  }
}
