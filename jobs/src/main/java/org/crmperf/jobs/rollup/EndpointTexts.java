package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.crmperf.jobs.metric.RequestMethods;
import org.crmperf.parsers.scan.ByteDictionary;
import org.jspecify.annotations.Nullable;

/** Endpoint and method ids to names, each made once. */
public final class EndpointTexts implements CellStore.EndpointNames {
  private final ByteDictionary dictionary;
  private @Nullable String[] texts = new @Nullable String[64];

  /** Endpoint ids are those of {@code dictionary}. */
  public EndpointTexts(ByteDictionary dictionary) {
    this.dictionary = dictionary;
  }

  @Override
  public String endpoint(int endpointId) {
    if (endpointId >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(endpointId + 1, texts.length * 2));
    }
    String text = texts[endpointId];
    if (text == null) {
      int start = dictionary.start(endpointId);
      text =
          new String(
              dictionary.arena(),
              start,
              dictionary.end(endpointId) - start,
              StandardCharsets.UTF_8);
      texts[endpointId] = text;
    }
    return text;
  }

  @Override
  public String method(int methodId) {
    return RequestMethods.name(methodId);
  }
}
