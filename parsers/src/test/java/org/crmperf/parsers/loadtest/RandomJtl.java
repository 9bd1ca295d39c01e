package org.crmperf.parsers.loadtest;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Random JMeter results, and what they mean by way of the document's tree. */
final class RandomJtl {
  private static final Map<String, Integer> COLUMNS = new TreeMap<>();

  static {
    List<String> names =
        List.of(
            "ts", "t", "lb", "rc", "rm", "tn", "dt", "s", "by", "sby", "ng", "na", "", "lt", "it",
            "ct");
    for (String name : names) {
      COLUMNS.put(name, names.indexOf(name));
    }
    COLUMNS.remove("");
  }

  private RandomJtl() {}

  static String xml(SplittableRandom random) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<testResults version='1.2'>\n");
    for (int n = random.nextInt(8); n > 0; n--) {
      sample(xml, random, 0);
    }
    return xml.append("</testResults>").toString();
  }

  private static void sample(StringBuilder xml, SplittableRandom random, int depth) {
    String element = random.nextInt(3) == 0 ? "sample" : "httpSample";
    xml.append('<').append(element);
    for (String name : COLUMNS.keySet()) {
      if (random.nextInt(4) > 0) {
        char quote = random.nextBoolean() ? '"' : '\'';
        xml.append(random.nextBoolean() ? " " : "\n\t").append(name).append('=').append(quote);
        xml.append(value(name, random)).append(quote);
      }
    }
    if (random.nextInt(3) == 0) {
      xml.append("/>");
      return;
    }
    xml.append('>');
    for (int n = random.nextInt(4); n > 0; n--) {
      switch (random.nextInt(depth > 3 ? 4 : 6)) {
        case 0 -> xml.append("<java.net.URL>http://x/?a&amp;").append(n).append("</java.net.URL>");
        case 1 ->
            xml.append("<responseData>&lt;httpSample/&gt;<![CDATA[<sample>]]></responseData>");
        case 2 -> xml.append("<!-- <sample> --><assertionResult><name>n</name></assertionResult>");
        case 3 -> xml.append("\n  ");
        default -> sample(xml, random, depth + 1);
      }
    }
    xml.append("</").append(element).append(" >");
  }

  private static String value(String name, SplittableRandom random) {
    if (name.equals("rm") && random.nextInt(3) == 0) {
      return "Number of samples in transaction : 1, number of failing samples : 0";
    }
    List<String> values =
        List.of("17", "", "Öffnen", "a,b", "&lt;&quot;&gt;", "&#x20ac;&#233;", "x y", "&amp;amp;");
    return values.get(random.nextInt(values.size()));
  }

  /** The rows by the tree. */
  static List<String> rows(String xml) {
    try {
      List<String> rows = new ArrayList<>();
      Element root =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement();
      samples(root).forEach(sample -> rows(sample, rows));
      return rows;
    } catch (Exception e) {
      throw new AssertionError(xml, e);
    }
  }

  private static List<Element> samples(Node parent) {
    return children(parent).stream()
        .filter(child -> child.getTagName().matches("sample|httpSample"))
        .toList();
  }

  private static List<Element> children(Node parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static void rows(Element sample, List<String> rows) {
    List<Element> parts = samples(sample);
    boolean says = sample.getAttribute("rm").startsWith("Number of samples in transaction");
    boolean transaction =
        sample.getTagName().equals("sample")
            && !parts.isEmpty()
            && (says || parts.get(0).getTagName().equals("httpSample"));
    if (transaction) {
      rows.add("# a transaction, its samples follow: " + sample.getAttribute("lb"));
      parts.forEach(part -> rows(part, rows));
    } else {
      rows.add(row(sample));
    }
  }

  private static String row(Element sample) {
    String[] cells = new String[16];
    java.util.Arrays.fill(cells, "");
    COLUMNS.forEach((name, column) -> cells[column] = quoted(sample.getAttribute(name)));
    if (!sample.hasAttribute("dt")) {
      cells[COLUMNS.get("dt")] = "unknown";
    }
    children(sample).stream()
        .filter(child -> child.getTagName().equals("java.net.URL"))
        .forEach(url -> cells[12] = quoted(url.getTextContent()));
    return String.join(",", cells);
  }

  private static String quoted(String text) {
    return text.matches(".*[,\"].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
