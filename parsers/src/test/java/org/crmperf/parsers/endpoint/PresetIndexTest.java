package org.crmperf.parsers.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The index may suggest a preset in vain, but never leaves out one that knows the target. */
class PresetIndexTest {
  private static final CrmPreset[] PRESETS = CrmPreset.all();

  private final PresetIndex index = new PresetIndex(PRESETS);
  private final Target target = new Target();
  private final TemplateBuffer out = new TemplateBuffer();
  private final SegmentTemplater segments = new SegmentTemplater();
  private final CrmWriter writer =
      new CrmWriter(new PathTemplater(segments), segments, new ValueWriter(segments), out);

  @Test
  void leavesOutNoPresetThatKnowsTheTarget() throws IOException {
    long seed = Long.getLong("crmperf.seed", 20_261_130);
    Random random = new Random(seed);
    List<String> urls = urls();
    int known = 0;
    for (int i = 0; i < 100_000; i++) {
      String url = i < urls.size() ? urls.get(i) : spliced(urls, random);
      known += knownPresets(url, seed);
    }
    assertThat(known).as("targets known, seed %d", seed).isGreaterThan(1000);
  }

  @Test
  void asksNobodyAboutAnOrdinaryTarget() {
    byte[] url = "/shop/orders/1234?page=2".getBytes(StandardCharsets.US_ASCII);
    assertThat(target.parse(url, 0, url.length)).isTrue();
    assertThat(index.candidates(target)).isZero();
  }

  private int knownPresets(String text, long seed) {
    byte[] url = text.getBytes(StandardCharsets.UTF_8);
    if (!target.parse(url, 0, url.length)) {
      return 0;
    }
    int candidates = index.candidates(target);
    int known = 0;
    for (int i = 0; i < PRESETS.length; i++) {
      out.reset();
      if (PRESETS[i].map(target, writer)) {
        known++;
        if ((candidates & 1 << i) == 0) {
          throw new AssertionError(
              PRESETS[i].product() + " knows " + text + " but is not asked, seed " + seed);
        }
      }
    }
    return known;
  }

  /** The path of one target up to some slash, then that of another, then a query string. */
  private static String spliced(List<String> urls, Random random) {
    String[] head = pick(urls, random).split("/", -1);
    String[] tail = pick(urls, random).split("/", -1);
    StringBuilder url = new StringBuilder();
    int from = head[0].isEmpty() ? 1 : 0;
    int to = from + random.nextInt(head.length - from + 1);
    for (int i = from; i < to; i++) {
      url.append('/').append(head[i]);
    }
    for (int i = random.nextInt(tail.length); i < tail.length; i++) {
      url.append('/').append(tail[i]);
    }
    return url.toString();
  }

  private static String pick(List<String> urls, Random random) {
    return urls.get(random.nextInt(urls.size()));
  }

  private static List<String> urls() throws IOException {
    List<String> urls = new ArrayList<>();
    for (Map<String, String> spec : EndpointSpecTest.cases()) {
      String url = spec.get("url");
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }
}
