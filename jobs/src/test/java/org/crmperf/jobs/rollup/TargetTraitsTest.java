package org.crmperf.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTraitsTest {
  private static final Set<String> SOME_NAMES = Set.of("page", "limit", "page[offset]", "$top");
  private static final String[] PIECES = {
    "page",
    "limit",
    "page[offset]",
    "$top",
    "PAGE",
    "pages",
    "a",
    "b=",
    "=",
    "==",
    "&",
    "&&",
    "1",
    "page[offset]s",
    "averylongnamethatnobodypages",
    "?"
  };

  private static boolean isPaged(String target) {
    byte[] b = ("##" + target + "&page=1").getBytes(StandardCharsets.US_ASCII);
    return TargetTraits.isPaged(b, 2, b.length - "&page=1".length());
  }

  @ParameterizedTest
  @CsvSource({
    "/a, false",
    "/a?, false",
    "/a?page, false",
    "/a?page=, true",
    "/a?x=1&limit=20, true",
    "/a?x=page=1, false",
    "/a?=page=1, false",
    "/a?x&Page[Offset]=3, true",
    "/a?%70age=3, false",
    "/page=1, false"
  })
  void aParameterThatBoundsAList(String target, boolean paged) {
    assertThat(isPaged(target)).isEqualTo(paged);
  }

  /** The parameters' names cut out, one by one. */
  private static boolean naive(String target) {
    int query = target.indexOf('?');
    if (query < 0) {
      return false;
    }
    for (String parameter : target.substring(query + 1).split("&", -1)) {
      int end = parameter.indexOf('=');
      if (end > 0 && SOME_NAMES.contains(parameter.substring(0, end).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42})
  void asCuttingTheNamesOutSays(long seed) {
    Random random = new Random(seed);
    int paged = 0;
    for (int round = 0; round < 30_000; round++) {
      StringBuilder target = new StringBuilder("/x?");
      for (int n = random.nextInt(9); n > 0; n--) {
        target.append(PIECES[random.nextInt(PIECES.length)]);
      }
      boolean expected = naive(target.toString());
      assertThat(isPaged(target.toString())).as("seed %d: %s", seed, target).isEqualTo(expected);
      paged += expected ? 1 : 0;
    }
    assertThat(paged).isBetween(500, 28_000);
  }
}
