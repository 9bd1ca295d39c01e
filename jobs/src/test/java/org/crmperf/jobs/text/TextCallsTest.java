package org.crmperf.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crmperf.jobs.text.TextCalls.Call;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the sources say is in the bundles, what is in the bundles is said, and no place is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextCallsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  private final Map<String, String> texts = Words.in(Language.EN).under("");
  private TextCalls sources = new TextCalls();

  @BeforeAll
  void read() throws IOException {
    sources = TextCalls.read();
    assertThat(sources.calls).hasSizeGreaterThan(100);
  }

  @Test
  void everyKeySaidIsThere() {
    List<String> missing = new ArrayList<>();
    for (Call call : sources.calls) {
      for (String key : call.keys()) {
        boolean there =
            call.ofConstant()
                ? texts.keySet().stream().anyMatch(k -> k.startsWith(key + "."))
                : texts.containsKey(key);
        if (!there) {
          missing.add(call.file() + ": " + key);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPlaceIsFilled() {
    List<String> wrong = new ArrayList<>();
    for (Call call : sources.calls) {
      for (String key : call.keys()) {
        String text = call.ofConstant() ? null : texts.get(key);
        if (text != null && places(text) > call.parts()) {
          wrong.add(call + " for " + text);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The parts that a text needs; texts that are said in one call may leave some of them out. */
  private static int places(String text) {
    int most = 0;
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      most = Math.max(most, Integer.parseInt(place.group(1)) + 1);
    }
    return most;
  }

  @Test
  void everyTextOfTheAdviceIsSaid() {
    Set<String> prefixes =
        sources.calls.stream()
            .filter(Call::ofConstant)
            .flatMap(call -> call.keys().stream())
            .map(key -> key + ".")
            .collect(Collectors.toSet());
    List<String> unsaid =
        texts.keySet().stream()
            .filter(key -> key.matches("(advice|join|figure)\\..*"))
            .filter(key -> !sources.literals.contains(key))
            .filter(key -> prefixes.stream().noneMatch(key::startsWith))
            .toList();
    assertThat(unsaid).isEmpty();
  }
}
