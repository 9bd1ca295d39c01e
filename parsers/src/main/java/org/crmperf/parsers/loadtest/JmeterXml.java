package org.crmperf.parsers.loadtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * JMeter's XML results as lines of its CSV results. A sample in a sample is a part of it, such as a
 * hop of a redirect or an image of a page, and is not counted beside it. A transaction is the other
 * way round: the samples in it are the requests, and it is their sum; it becomes a comment.
 */
final class JmeterXml extends DecodingStream {
  private static final byte[] TRANSACTION =
      "# a transaction, its samples follow: ".getBytes(StandardCharsets.US_ASCII);

  /** The tags that mean something. */
  private enum Element {
    ROOT,
    HTTP_SAMPLE,
    SAMPLE,
    URL,
    OTHER
  }

  private final XmlScanner scanner;

  /** The sample whose end has not come, if {@link #pending}. */
  private JmeterSample sample = new JmeterSample();

  /** The attributes of the last tag. */
  private JmeterSample latest = new JmeterSample();

  private Element kind = Element.OTHER;
  private boolean pending;

  /** Open samples within the pending one. */
  private long inside;

  /** Whether the pending sample had one: then it is no transaction. */
  private boolean hasParts;

  private boolean headerGiven;
  private boolean rootOpen;

  JmeterXml(InputStream in) {
    this(new EncodedInput(in));
  }

  private JmeterXml(EncodedInput in) {
    super(in);
    this.scanner = new XmlScanner(in);
  }

  @Override
  boolean next() throws IOException {
    if (!headerGiven) {
      headerGiven = true;
      append(JmeterSample.COLUMNS.getBytes(StandardCharsets.US_ASCII));
      append('\n');
      return true;
    }
    while (true) {
      latest.clear();
      XmlScanner.Tag tag = scanner.next(latest);
      if (tag == XmlScanner.Tag.NONE) {
        if (rootOpen) {
          throw scanner.endsEarly();
        }
        return false;
      }
      if (takes(tag, element())) {
        return true;
      }
    }
  }

  private Element element() {
    XmlText name = scanner.name();
    return switch (new String(name.bytes(), 0, name.length(), StandardCharsets.US_ASCII)) {
      case "testResults" -> Element.ROOT;
      case "httpSample" -> Element.HTTP_SAMPLE;
      case "sample", "sampleResult" -> Element.SAMPLE;
      case "java.net.URL" -> Element.URL;
      default -> Element.OTHER;
    };
  }

  /** Takes a tag; whether it has given a line. */
  private boolean takes(XmlScanner.Tag tag, Element element) {
    switch (element) {
      case ROOT -> {
        rootOpen = tag == XmlScanner.Tag.START;
        return false;
      }
      case URL -> {
        if (tag == XmlScanner.Tag.END && pending && inside == 0) {
          sample.url(scanner.text());
        }
        return false;
      }
      case HTTP_SAMPLE, SAMPLE -> {
        return tag == XmlScanner.Tag.END ? sampleEnds() : sampleStarts(tag, element);
      }
      case OTHER -> {
        return false;
      }
    }
    return false;
  }

  private boolean sampleStarts(XmlScanner.Tag tag, Element element) {
    boolean transaction = pending && !hasParts && isTransactionWith(element);
    if (pending && !transaction) {
      hasParts = true;
      inside += tag == XmlScanner.Tag.START ? 1 : 0;
      return false;
    }
    if (transaction) {
      append(TRANSACTION);
      sample.appendLabel(this);
      append('\n');
    }
    JmeterSample outer = sample;
    sample = latest;
    latest = outer;
    kind = element;
    pending = true;
    hasParts = false;
    return tag == XmlScanner.Tag.EMPTY ? sampleEnds() : transaction;
  }

  /** Only a transaction has requests in it and is none itself. */
  private boolean isTransactionWith(Element child) {
    return kind == Element.SAMPLE && (child == Element.HTTP_SAMPLE || sample.saysTransaction());
  }

  private boolean sampleEnds() {
    if (!pending) {
      return false; // a transaction's
    }
    if (inside > 0) {
      inside--;
      return false;
    }
    pending = false;
    sample.appendRow(this);
    append('\n');
    return true;
  }
}
