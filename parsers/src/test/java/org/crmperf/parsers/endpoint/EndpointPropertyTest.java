package org.crmperf.parsers.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What holds for every input: mutations of the specified targets, and noise. */
class EndpointPropertyTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20260512L);
  private static final int MUTATIONS = 100_000;
  private static final String SPICE = "/%2f%25;?&=(){}$*'\"<>.-_~,:@#\\ 09azAZ\u00e9\u0000\u007f";

  private final EndpointMapper mapper = new EndpointMapper(rules());
  private final EndpointMapper other = new EndpointMapper(rules());

  @Test
  void everyTemplateIsShortCleanAndTheSameEachTime() throws IOException {
    Random random = new Random(SEED);
    List<byte[]> seeds = seeds();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] url = mutate(seeds.get(random.nextInt(seeds.size())), random);
      int mutation = i;
      byte[] original = url.clone();
      Supplier<String> context =
          () -> "seed " + SEED + ", mutation " + mutation + ": " + hex(original);

      EndpointKind kind = mapper.map(url, 0, url.length);
      byte[] template = Arrays.copyOf(mapper.template(), mapper.templateLength());

      assertThat(template.length).as(context).isBetween(1, 200);
      assertThat(decoded(template, context).chars()).as(context).noneMatch(Character::isISOControl);
      assertThat(url).as(context).isEqualTo(original);
      assertThat(mapper.presetId() >= 0).as(context).isEqualTo(kind == EndpointKind.CRM);
      assertThat(other.map(url, 0, url.length)).as(context).isEqualTo(kind);
      assertThat(Arrays.copyOf(other.template(), other.templateLength()))
          .as(context)
          .isEqualTo(template);
    }
  }

  /** A template that is fed back stays what it is, but for text that reads as URL syntax. */
  @Test
  void templatesOfGeneralPathsMapToThemselves() throws IOException {
    Random random = new Random(SEED + 1);
    List<byte[]> seeds = seeds();
    EndpointMapper general = new EndpointMapper(EndpointRules.defaults());
    int checked = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] url = mutate(seeds.get(random.nextInt(seeds.size())), random);
      int mutation = i;
      Supplier<String> context =
          () -> "seed " + (SEED + 1) + ", mutation " + mutation + ": " + hex(url);
      EndpointKind kind = general.map(url, 0, url.length);
      if (kind != EndpointKind.PLAIN && kind != EndpointKind.TEMPLATED) {
        continue;
      }
      byte[] template = Arrays.copyOf(general.template(), general.templateLength());
      String text = decoded(template, context);
      EndpointKind again = general.map(template, 0, template.length);
      boolean syntax =
          text.contains("#")
              || text.contains("${")
              || text.contains("&")
              || text.contains(" HTTP/");
      boolean path = again == EndpointKind.PLAIN || again == EndpointKind.TEMPLATED;
      if (syntax || !path || text.endsWith(" ")) {
        continue;
      }
      checked++;
      assertThat(decoded(Arrays.copyOf(general.template(), general.templateLength()), context))
          .as(context)
          .isEqualTo(text);
    }
    assertThat(checked).isGreaterThan(MUTATIONS / 4);
  }

  private static EndpointRules rules() {
    return EndpointRules.of(
        List.of(
            new EndpointRule("/shop/*/items/**", "/shop/*/items"),
            new EndpointRule("/a/**/b/{x}-{y}.json", "/a ${x} ${y}", List.of("q", "module")),
            new EndpointRule("/**/x/**/y/**/z", null)));
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Map<String, String> spec : EndpointSpecTest.cases()) {
      seeds.add(spec.getOrDefault("url", "/shop/7/items/8").getBytes(StandardCharsets.UTF_8));
    }
    seeds.add("/a/1/2/b/7-8.json?q=1&module=A".getBytes(StandardCharsets.UTF_8));
    seeds.add("/x/x/x/y/y/x/y/z".getBytes(StandardCharsets.UTF_8));
    return seeds;
  }

  private static byte[] mutate(byte[] seed, Random random) {
    byte[] url = seed.clone();
    int edits = random.nextInt(6);
    for (int e = 0; e < edits; e++) {
      url =
          switch (random.nextInt(6)) {
            case 0 -> flip(url, random);
            case 1 -> insert(url, spice(random), random);
            case 2 -> insert(url, slice(url, random), random);
            case 3 -> slice(url, random);
            case 4 -> insert(url, randomBytes(random, random.nextInt(8)), random);
            default -> random.nextInt(50) == 0 ? randomBytes(random, 5000) : repeat(url, random);
          };
    }
    return url;
  }

  private static byte[] flip(byte[] url, Random random) {
    if (url.length > 0) {
      url[random.nextInt(url.length)] = (byte) random.nextInt(256);
    }
    return url;
  }

  private static byte[] insert(byte[] url, byte[] piece, Random random) {
    int at = random.nextInt(url.length + 1);
    byte[] longer = new byte[url.length + piece.length];
    System.arraycopy(url, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(url, at, longer, at + piece.length, url.length - at);
    return longer;
  }

  private static byte[] slice(byte[] url, Random random) {
    int from = random.nextInt(url.length + 1);
    return Arrays.copyOfRange(url, from, from + random.nextInt(url.length - from + 1));
  }

  private static byte[] spice(Random random) {
    int at = random.nextInt(SPICE.length() - 2);
    return SPICE.substring(at, at + 1 + random.nextInt(2)).getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] randomBytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] repeat(byte[] url, Random random) {
    int times = 1 + random.nextInt(3);
    byte[] longer = new byte[url.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(url, 0, longer, i * url.length, url.length);
    }
    return longer;
  }

  /** Decodes strictly: a template that is not UTF-8 fails the test. */
  private static String decoded(byte[] template, Supplier<String> context) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(template)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError(
          "not UTF-8: " + HexFormat.of().formatHex(template) + ", " + context.get(), e);
    }
  }
}
