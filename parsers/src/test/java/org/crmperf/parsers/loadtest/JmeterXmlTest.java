package org.crmperf.parsers.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JMeter's XML results, and XML that nobody should trust. */
class JmeterXmlTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final String PROLOG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testResults version=\"1.2\">\n";
  private static final String SAMPLE =
      "<httpSample t=\"278\" it=\"0\" lt=\"148\" ct=\"20\" ts=\"1296846847952\" s=\"true\""
          + " lb=\"Home\" rc=\"200\" rm=\"OK\" tn=\"Users 1-2\" dt=\"text\" by=\"744\" sby=\"120\""
          + " ng=\"1\" na=\"2\"";
  private static final String ROW =
      "1296846847952,278,Home,200,OK,Users 1-2,text,true,744,120,1,2,,148,0,20";
  private static final String END = "</testResults>\n";

  private static List<String> rows(String xml) {
    Decoded decoded = decode(xml);
    assertThat(decoded.failure()).isNull();
    return decoded.lines().subList(1, decoded.lines().size());
  }

  private static Decoded decode(String xml) {
    return Decoded.of(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSampleIsARow() {
    assertThat(decode(PROLOG + SAMPLE + "/>\n" + END).lines())
        .containsExactly(JmeterSample.COLUMNS, ROW);
    assertThat(rows(PROLOG + SAMPLE + ">\n  <assertionResult/>\n</httpSample>" + END))
        .containsExactly(ROW);
  }

  @Test
  void theUrlIsAnElement() {
    assertThat(
            rows(
                PROLOG
                    + SAMPLE
                    + "><responseData class=\"java.lang.String\">&lt;html&gt;</responseData>"
                    + "<java.net.URL>http://crm.example.com/?a=1&amp;b=2,3</java.net.URL>"
                    + "</httpSample>"
                    + END))
        .containsExactly(ROW.replace(",2,,", ",2,\"http://crm.example.com/?a=1&b=2,3\","));
  }

  @Test
  void partsOfASampleAreNotCounted() {
    String hop = "<httpSample t=\"1\" ts=\"5\" lb=\"Home-0\" rc=\"302\"/>";
    String image = "<httpSample t=\"1\" ts=\"5\" lb=\"Home-1\">" + hop + "</httpSample>";
    String url = "<java.net.URL>http://x/</java.net.URL>";
    assertThat(rows(PROLOG + SAMPLE + ">" + hop + image + url + "</httpSample>" + END))
        .containsExactly(ROW.replace(",2,,", ",2,http://x/,"));
  }

  @Test
  void aTransactionStandsForItsSamples() {
    String open =
        "<sample t=\"600\" ts=\"9\" lb=\"Log in\" s=\"true\" rm=\"Number of samples in transaction"
            + " : 2, number of failing samples : 0\">";
    String inner = open.replace("Log in", "Inner");
    assertThat(
            rows(
                PROLOG
                    + open
                    + (SAMPLE + "/>")
                    + inner
                    + (SAMPLE + "><httpSample t=\"1\"/></httpSample>")
                    + "</sample></sample>"
                    + (SAMPLE + "/>")
                    + END))
        .containsExactly(
            "# a transaction, its samples follow: Log in",
            ROW,
            "# a transaction, its samples follow: Inner",
            ROW,
            ROW);
  }

  @Test
  void aSampleThatIsNoTransactionIsCountedWithItsParts() {
    assertThat(
            rows(
                PROLOG
                    + "<sample t=\"6\" ts=\"9\" lb=\"Query\" rm=\"OK\"><sample t=\"1\"/></sample>"
                    + END))
        .containsExactly("9,6,Query,,OK,,unknown,,,,,,,,,");
  }

  @Test
  void referencesAndQuotesAreUndone() {
    String label = "a&lt;b&gt;&quot;c&quot;&#x20AC;&#233;&apos;&unknown;&#x0;&#10;&amp;lt;,\u00e9";
    assertThat(rows(PROLOG + "<httpSample lb='" + label + "' ts='1'/>" + END))
        .containsExactly("1,,\"a<b>\"\"c\"\"€é'&unknown;  &lt;,é\",,,,unknown,,,,,,,,,");
  }

  @Test
  void theOldNamesAreKnown() {
    assertThat(
            rows(
                "<testResults>\n<sampleResult timeStamp=\"5\" dataType=\"text\" threadName=\"T 1\""
                    + " label=\"Home\" time=\"278\" responseMessage=\"OK\" responseCode=\"200\""
                    + " success=\"true\"/></testResults>"))
        .containsExactly("5,278,Home,200,OK,T 1,text,true,,,,,,,,");
  }

  @Test
  void latin1IsRecoded() {
    String xml =
        "<?xml version='1.0' encoding='ISO-8859-1'?><testResults><sample lb='\u00e9t\u00e9' ts='1'/>"
            + END;
    assertThat(Decoded.of(xml.getBytes(Charset.forName("ISO-8859-1"))).lines())
        .contains("1,,été,,,,unknown,,,,,,,,,");
  }

  @Test
  void whatIsNoTagIsPassedOver() {
    assertThat(
            rows(
                "\ufeff"
                    + PROLOG
                    + "<!-- <httpSample ts='1'/> > -- \" -->"
                    + "<!DOCTYPE testResults [<!ENTITY x SYSTEM \"file:///etc/passwd\"> <!-- > -->]>"
                    + "<![CDATA[ <httpSample ts='2'/> ]] > ]]>"
                    + "<?php echo '<httpSample/>' ?>"
                    + SAMPLE
                    + "/>"
                    + END))
        .containsExactly(ROW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<httpSample lb=\"half",
        "<httpSample lb=\"no end\" <httpSample/>",
        "<httpSample lb=unquoted/>",
        "<httpSample lb/>",
        "<httpSample lb=\"a<b\"/>",
        "< httpSample/>",
        "<httpSample / >",
        "<![CDATX[ ]]>",
        "<!-- never closed",
        ""
      })
  void damageComesAfterTheGoodSamples(String damage) {
    Decoded decoded = decode(PROLOG + SAMPLE + "/>" + damage);
    assertThat(decoded.lines()).containsExactly(JmeterSample.COLUMNS, ROW);
    assertThat(decoded.failure())
        .isInstanceOfSatisfying(
            DamagedRecordException.class,
            e -> assertThat(e.at()).isGreaterThanOrEqualTo((PROLOG + SAMPLE).length() + 2));
  }

  /** The half sample may still get its URL: it is not given, so that a growing file only grows. */
  @Test
  void aFileThatGrowsOnlyGrows() {
    String xml =
        PROLOG
            + (SAMPLE + "><java.net.URL>http://x/</java.net.URL></httpSample>\n").repeat(5)
            + END;
    List<String> all = decode(xml).lines();
    for (int cut = PROLOG.length(); cut < xml.length(); cut++) {
      List<String> some = decode(xml.substring(0, cut)).lines();
      assertThat(all.subList(0, some.size())).as("cut at %d", cut).isEqualTo(some);
    }
  }

  @Test
  void isToldByItsRoot() {
    for (String head :
        List.of(
            PROLOG, "<testResults>", "  \n<testResults>", "<?xml?><!-- x --><testResults v='1'>")) {
      byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
      assertThat(RecordKind.of(bytes, bytes.length)).isEqualTo(RecordKind.JMETER_XML);
    }
    for (String head : List.of("<?xml?><testsuite>", "x <testResults>", "", "<testResult")) {
      byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
      assertThat(RecordKind.of(bytes, bytes.length)).isEqualTo(RecordKind.LINES);
    }
  }

  @Test
  void agreesWithAParserOfXml() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 300; i++) {
      String xml = RandomJtl.xml(random);
      assertThat(rows(xml)).as("seed %d: %s", SEED, xml).isEqualTo(RandomJtl.rows(xml));
    }
  }

  @Test
  void survivesDamage() {
    SplittableRandom random = new SplittableRandom(SEED);
    String whole = RandomJtl.xml(random);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder damaged = new StringBuilder(whole);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(4)) {
          case 0 -> damaged.setLength(at + 1);
          case 1 -> damaged.setCharAt(at, "<>\"'&/=!?[]- \0x".charAt(random.nextInt(15)));
          case 2 -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 60)));
          default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(40)));
        }
        if (damaged.isEmpty()) {
          damaged.append('<');
        }
      }
      byte[] bytes = damaged.toString().getBytes(StandardCharsets.UTF_8);
      Decoded decoded =
          Decoded.of(new ByteArrayInputStream(bytes), RecordKind.JMETER_XML, 1 + i % 5000);
      assertThat(decoded.failure() == null || decoded.failure() instanceof DamagedRecordException)
          .as("seed %d, %d: %s", SEED, i, damaged)
          .isTrue();
      assertThat(decoded.lines()).as("seed %d, %d", SEED, i).hasSizeLessThan(bytes.length + 2);
    }
  }

  @Test
  void takesNoMoreMemoryForMore() {
    for (String filler : List.of("<!--", "<a b=\"", "<", "<![CDATA[", "<a ", "text", "<?x ", "&")) {
      Decoded decoded =
          Decoded.of(new Endless(PROLOG + filler, 300 << 20), RecordKind.JMETER_XML, 8192);
      assertThat(decoded.failure()).isInstanceOf(DamagedRecordException.class);
      assertThat(decoded.lines()).hasSize(1);
    }
  }

  /** A beginning, then the letter x for a very long time. */
  private static final class Endless extends java.io.InputStream {
    private final byte[] head;
    private long left;
    private int at;

    Endless(String head, long more) {
      this.head = head.getBytes(StandardCharsets.UTF_8);
      this.left = more;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at < head.length) {
        target[offset] = head[at++];
        return 1;
      }
      int n = (int) Math.min(left, length);
      java.util.Arrays.fill(target, offset, offset + n, (byte) 'x');
      left -= n;
      return n == 0 ? -1 : n;
    }
  }
}
