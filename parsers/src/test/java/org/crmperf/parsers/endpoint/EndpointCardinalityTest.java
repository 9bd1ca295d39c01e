package org.crmperf.parsers.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each form of identifier collapses: many records, few endpoints. */
class EndpointCardinalityTest {
  private static final long SEED = 7L;
  private static final int RECORDS = 5_000;
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final EndpointMapper mapper = new EndpointMapper(EndpointRules.defaults());

  @Test
  void numbers() {
    assertThat(endpoints(r -> "/users/" + r.nextInt(Integer.MAX_VALUE) + "/orders"))
        .isSubsetOf("/users/{id}/orders", "/users/{date}/orders");
  }

  @Test
  void uuids() {
    assertThat(endpoints(r -> "/u/" + new UUID(r.nextLong(), r.nextLong())))
        .containsExactly("/u/{uuid}");
  }

  @Test
  void hexStrings() {
    assertThat(endpoints(r -> "/h/" + String.format(Locale.ROOT, "%016x", r.nextLong())))
        .isSubsetOf("/h/{hex}", "/h/{id}");
    assertThat(endpoints(r -> "/h/" + String.format(Locale.ROOT, "%08x", r.nextInt())))
        .isSubsetOf("/h/{hex}", "/h/{id}", "/h/{date}");
  }

  @Test
  void salesforceIds() {
    assertThat(endpoints(r -> "/s/001" + base62(r, 2) + "0000" + base62(r, 6)))
        .isSubsetOf("/s/{sfid}", "/s/{id}");
    assertThat(endpoints(r -> "/services/data/v59.0/sobjects/Case/500D0000" + base62(r, 7)))
        .containsExactly("/services/data/v{n}/sobjects/Case/{id}");
  }

  @Test
  void base64Tokens() {
    Base64.Encoder encoder = Base64.getUrlEncoder();
    Set<String> templates = endpoints(r -> "/t/" + encoder.encodeToString(bytes(r, 32)));
    assertThat(templates).hasSizeLessThan(5).contains("/t/{token}");
    assertThat(endpoints(r -> "/t/" + base62(r, 32))).hasSizeLessThan(RECORDS / 200);
  }

  @Test
  void dates() {
    assertThat(endpoints(r -> String.format(Locale.ROOT, "/d/2021-%02d-%02d", month(r), day(r))))
        .containsExactly("/d/{date}");
    assertThat(endpoints(r -> String.format(Locale.ROOT, "/d/2021/%02d/%02d/x", month(r), day(r))))
        .containsExactly("/d/{date}/x");
    assertThat(endpoints(r -> String.format(Locale.ROOT, "/d/2021%02d%02d", month(r), day(r))))
        .containsExactly("/d/{date}");
  }

  @Test
  void mixedSegments() {
    assertThat(endpoints(r -> "/files/item_" + r.nextInt(1_000_000) + ".pdf"))
        .containsExactly("/files/item_{id}.pdf");
  }

  @Test
  void sessionIdsAndQueries() {
    assertThat(endpoints(r -> "/a;jsessionid=" + base62(r, 24) + "/b?x=" + r.nextLong()))
        .containsExactly("/a/b");
  }

  @Test
  void crmRecords() {
    assertThat(endpoints(r -> "/index.php?module=Leads&action=EditView&record=" + r.nextLong()))
        .containsExactly("/index.php?module=Leads&action=EditView");
    assertThat(endpoints(r -> "/api/v1/Lead/" + hex17(r) + "/calls"))
        .containsExactly("/api/v1/Lead/{id}/calls");
    assertThat(endpoints(r -> "/web/image/res.partner/" + r.nextInt(99_999) + "/avatar_128"))
        .containsExactly("/web/image/res.partner/{id}/avatar_128");
    assertThat(endpoints(r -> "/api/data/v9.2/leads(" + new UUID(r.nextLong(), r.nextLong()) + ")"))
        .containsExactly("/api/data/v9.2/leads({id})");
  }

  @Test
  void attackersCannotMakeEndpointsOutOfKeptParameters() {
    assertThat(endpoints(r -> "/index.php?module=<s>" + r.nextLong() + "&action=" + r.nextInt(9)))
        .isSubsetOf("/index.php?module={token}&action={id}");
    assertThat(endpoints(r -> "/index.php?module=Accounts&action=A" + (1000 + r.nextInt(9999999))))
        .isSubsetOf(
            "/index.php?module=Accounts&action=A{id}", "/index.php?module=Accounts&action={hex}");
  }

  @Test
  void wordsStayApart() {
    String[] words = {
      "accounts", "contacts", "leads", "feedback", "decades", "facades", "x1", "s3"
    };
    assertThat(endpoints(r -> "/" + words[r.nextInt(words.length)])).hasSize(words.length);
  }

  private Set<String> endpoints(Function<Random, String> url) {
    Random random = new Random(SEED);
    Set<String> templates = new HashSet<>();
    for (int i = 0; i < RECORDS; i++) {
      byte[] bytes = url.apply(random).getBytes(StandardCharsets.UTF_8);
      mapper.map(bytes, 0, bytes.length);
      templates.add(
          new String(mapper.template(), 0, mapper.templateLength(), StandardCharsets.UTF_8));
    }
    return templates;
  }

  private static String base62(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return text.toString();
  }

  private static String hex17(Random random) {
    return String.format(Locale.ROOT, "5f%015x", random.nextLong() >>> 4);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static int month(Random random) {
    return 1 + random.nextInt(12);
  }

  private static int day(Random random) {
    return 1 + random.nextInt(28);
  }
}
