package org.crmperf.parsers.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRulesTest {
  @ParameterizedTest
  @CsvSource({
    "/shop/*/items/**, /shop/7/items, true",
    "/shop/*/items/**, /shop/7/items/8/9, true",
    "/shop/*/items/**, /shop/7/items/, true",
    "/shop/*/items/**, /shop/items/8, false",
    "/shop/*/items/**, /shop/7/8/items, false",
    "/**/items/*, /items/7, true",
    "/**/items/*, /a/b/items/items/7, true",
    "/**/a/**/b, /x/a/y/a/z/b, true",
    "/**/a/**/b, /x/a/y/a/z/c, false",
    "/**, /, true",
    "/, /, true",
    "/, /a, false",
    "/item-*.json, /item-7.json, true",
    "/item-*.json, /item-.json, true",
    "/item-*.json, /item.json, false",
    "/a*b*c, /axbxbxc, true",
    "/a*b*c, /axxc, false",
    "/caf\u00e9, /caf%C3%A9, true",
    "/Users, /users, false",
    "/a/b, /a//./b?x=1, true",
    "'regex:/a/(b|c)/.*', /a/c/d, true",
    "'regex:/a/(b|c)', /a/c/d, false",
  })
  void patterns(String match, String url, boolean matches) {
    EndpointRules rules = EndpointRules.of(List.of(new EndpointRule(match, "hit")));

    assertThat(map(rules, url).equals("RULE hit")).isEqualTo(matches);
  }

  @Test
  void firstMatchWinsAndRulesComeBeforePresetsAndStaticAssets() {
    EndpointRules rules =
        EndpointRules.of(
            List.of(
                new EndpointRule("/api/v1/Account/**", "accounts"),
                new EndpointRule("/api/v1/**", "api"),
                new EndpointRule("/img/**", "images")));

    assertThat(map(rules, "/api/v1/Account/5f1c3a7b9d2e4f6a8")).isEqualTo("RULE accounts");
    assertThat(map(rules, "/api/v1/Lead/7")).isEqualTo("RULE api");
    assertThat(map(rules, "/img/logo.png")).isEqualTo("RULE images");
    assertThat(map(rules, "/js/a.js")).isEqualTo("STATIC (static assets)");
    assertThat(map(rules, "\u0001/api/v1/x")).isEqualTo("MALFORMED (malformed request)");
  }

  @Test
  void nameDefaultsToThePatternWhoseVariablesAreLabels() {
    EndpointRules rules =
        EndpointRules.of(List.of(new EndpointRule("/crm/{tenant}/Accounts", null)));

    assertThat(map(rules, "/crm/acme/Accounts")).isEqualTo("RULE /crm/{tenant}/Accounts");
  }

  @Test
  void nameInsertsWhatVariablesMatched() {
    EndpointRules rules =
        EndpointRules.of(
            List.of(
                new EndpointRule("/crm/{tenant}/{page}.do", "${page} (${tenant})"),
                new EndpointRule("regex:/(?:x|(y))/(?<what>[^/]+)/([^/]+)", "x ${what} ${3}")));

    assertThat(map(rules, "/crm/acme/list.do")).isEqualTo("RULE list (acme)");
    assertThat(map(rules, "/crm/%3Cb%3E/list4711.do")).isEqualTo("RULE list{id} ({token})");
    assertThat(map(rules, "/x/orders/new")).isEqualTo("RULE x orders new");
  }

  @Test
  void keepsNamedParametersInTheOrderOfTheRule() {
    EndpointRules rules =
        EndpointRules.of(
            List.of(new EndpointRule("/do", "/do", List.of("module", "action", "absent"))));

    assertThat(map(rules, "/do?action=save&id=7&module=A%2EB"))
        .isEqualTo("RULE /do?module=A.B&action=save");
    assertThat(map(rules, "/do?action=%3Cscript%3E")).isEqualTo("RULE /do?action={token}");
    assertThat(map(rules, "/do?xaction=save&action")).isEqualTo("RULE /do");
  }

  @Test
  void longNamesStayWithinTheLimit() {
    String name = "n".repeat(100) + "${a}${b}${c}";
    EndpointRules rules = EndpointRules.of(List.of(new EndpointRule("/{a}/{b}/{c}", name)));

    String template = map(rules, "/" + "x".repeat(60) + "/" + "y".repeat(60) + "/z");

    assertThat(template).hasSizeLessThan(210).startsWith("RULE nnn").endsWith("xx/**");
  }

  @ParameterizedTest
  @CsvSource({
    "shop/*, a, starts with",
    "'', a, starts with",
    "/shop?x=1, a, params",
    "/shop/a**, a, whole segment",
    "/shop/{id, a, without '}'",
    "/shop/id}, a, without '{'",
    "/{a}{b}, a, without text between",
    "/{a b}, a, letters",
    "/{a}/{a}, a, twice",
    "/{a}, ${b}, does not define",
    "/{a}, ${a, without '}'",
    "regex:(, a, regular expression",
    "regex:/(a), ${2}, does not define",
    "'regex:/(a)', ${x}, does not define",
  })
  void faultyRulesAreNamed(String match, String name, String problem) {
    EndpointRule rule = new EndpointRule(match, name);

    assertThat(EndpointRules.validate(rule)).contains(problem);
    assertThatThrownBy(() -> EndpointRules.of(List.of(rule)))
        .isInstanceOf(CrmPerfException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void faultyParametersAndNamesAreNamed() {
    assertThat(EndpointRules.validate(new EndpointRule("/a", "b", List.of("x=y"))))
        .contains("query parameter");
    assertThat(EndpointRules.validate(new EndpointRule("/a", "b", List.of(""))))
        .contains("query parameter");
    assertThat(EndpointRules.validate(new EndpointRule("/a", "b".repeat(121))))
        .contains("longer than");
    assertThat(EndpointRules.validate(new EndpointRule("/a", "b\nc"))).contains("control");
    assertThat(EndpointRules.validate(new EndpointRule("/a/{x}", "b ${x}", List.of("q")))).isNull();
  }

  @Test
  void rulesTravelToTasks() throws IOException, ClassNotFoundException {
    EndpointRules rules = EndpointRules.of(List.of(new EndpointRule("/a/*", "a", List.of("q"))));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rules);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      EndpointRules read = (EndpointRules) in.readObject();
      assertThat(read.userRules()).isEqualTo(rules.userRules());
      assertThat(map(read, "/a/7?q=x")).isEqualTo("RULE a?q=x");
    }
  }

  private static String map(EndpointRules rules, String url) {
    EndpointMapper mapper = new EndpointMapper(rules);
    byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
    EndpointKind kind = mapper.map(bytes, 0, bytes.length);
    return kind
        + " "
        + new String(mapper.template(), 0, mapper.templateLength(), StandardCharsets.UTF_8);
  }
}
