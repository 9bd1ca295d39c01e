package org.crmperf.parsers.loadtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The tags of an XML document, one after the other. Less than a parser of XML: it checks no more
 * than it needs, so that a document with characters that XML forbids, as JMeter writes them, gives
 * its samples all the same. It knows no entity but the five of XML, reads no other file, and takes
 * the same memory for any document.
 */
final class XmlScanner implements AutoCloseable {
  /** What {@link #next} has found. */
  enum Tag {
    START,
    /** A start and an end in one. */
    EMPTY,
    END,
    /** The document is over. */
    NONE
  }

  /** Who takes the attributes of a tag. */
  interface Attributes {
    /** An attribute; both texts change afterwards. */
    void attribute(XmlText name, XmlText value);
  }

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 8192;
  private static final int LONGEST_PROLOG = 256;
  private static final byte[] CDATA = "CDATA[".getBytes(StandardCharsets.US_ASCII);

  private final EncodedInput in;
  private final XmlText name = new XmlText(LONGEST_NAME);
  private final XmlText attributeName = new XmlText(LONGEST_NAME);
  private final XmlText value = new XmlText(LONGEST_VALUE);
  private final XmlText text = new XmlText(LONGEST_VALUE);
  private long tagStart;

  XmlScanner(EncodedInput in) {
    this.in = in;
  }

  /** The name of the last tag. */
  XmlText name() {
    return name;
  }

  /** The text before the last tag, since the tag before it. */
  XmlText text() {
    return text;
  }

  /** Reads on to the next tag, its attributes included. */
  Tag next(Attributes attributes) throws IOException {
    text.clear();
    while (true) {
      int c = in.read();
      if (c < 0) {
        return Tag.NONE;
      }
      if (c != '<') {
        text.add(c);
        continue;
      }
      tagStart = in.offset() - 1;
      c = one();
      switch (c) {
        case '?' -> instruction();
        case '!' -> declaration();
        case '/' -> {
          c = name(one());
          end(skipSpace(c));
          return Tag.END;
        }
        default -> {
          return start(c, attributes);
        }
      }
    }
  }

  private int one() throws IOException {
    int c = in.read();
    if (c < 0) {
      throw new DamagedRecordException("the XML ends within a tag", tagStart);
    }
    return c;
  }

  private Tag start(int first, Attributes attributes) throws IOException {
    int c = skipSpace(name(first));
    while (c != '>' && c != '/') {
      c = skipSpace(attribute(c, attributes));
    }
    if (c == '/') {
      end(one());
      return Tag.EMPTY;
    }
    return Tag.START;
  }

  private void end(int c) throws IOException {
    if (c != '>') {
      throw damaged(c);
    }
  }

  private int name(int first) throws IOException {
    name.clear();
    return word(first, name);
  }

  /** Reads a name into a text; the byte after it. */
  private int word(int first, XmlText word) throws IOException {
    int c = first;
    if (!isName(c)) {
      throw damaged(c);
    }
    while (isName(c)) {
      word.addRaw(c);
      c = one();
    }
    return c;
  }

  private static boolean isName(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '-'
        || c == '_'
        || c == ':'
        || c >= 0x80;
  }

  private int skipSpace(int first) throws IOException {
    int c = first;
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      c = one();
    }
    return c;
  }

  private int attribute(int first, Attributes attributes) throws IOException {
    attributeName.clear();
    int c = skipSpace(word(first, attributeName));
    if (c != '=') {
      throw damaged(c);
    }
    int quote = skipSpace(one());
    if (quote != '"' && quote != '\'') {
      throw damaged(quote);
    }
    value.clear();
    while ((c = one()) != quote) {
      if (c == '<') {
        throw damaged(c); // a quote is missing: the value must not eat the tags that follow
      }
      value.add(c);
    }
    attributes.attribute(attributeName, value);
    return one();
  }

  private void instruction() throws IOException {
    XmlText prolog = new XmlText(LONGEST_PROLOG);
    int before = 0;
    int c;
    while (!((c = one()) == '>' && before == '?')) {
      prolog.addRaw(c);
      before = c;
    }
    String words =
        new String(prolog.bytes(), 0, prolog.length(), StandardCharsets.US_ASCII)
            .toLowerCase(Locale.ROOT);
    if (words.startsWith("xml ")) {
      boolean latin1 = words.contains("iso-8859-1") || words.contains("windows-1252");
      value.latin1(latin1);
      text.latin1(latin1);
    }
  }

  private void declaration() throws IOException {
    int c = one();
    if (c == '-') {
      if (one() == '-') {
        comment();
      }
    } else if (c == '[') {
      for (byte expected : CDATA) {
        if (one() != expected) {
          throw damaged(c);
        }
      }
      characterData();
    } else {
      documentType(c);
    }
  }

  private void comment() throws IOException {
    int dashes = 0;
    int c;
    while (!((c = one()) == '>' && dashes >= 2)) {
      dashes = c == '-' ? dashes + 1 : 0;
    }
  }

  private void characterData() throws IOException {
    int brackets = 0;
    int c;
    while (!((c = one()) == '>' && brackets >= 2)) {
      brackets = c == ']' ? brackets + 1 : 0;
      text.addRaw(c);
    }
  }

  /** Passed over: what it declares is not used. */
  private void documentType(int first) throws IOException {
    int depth = 0;
    int quote = 0;
    int c = first;
    while (c != '>' || depth > 0 || quote != 0) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      }
      c = one();
    }
  }

  private DamagedRecordException damaged(int c) {
    String shown = c > ' ' && c < 0x7f ? "'" + (char) c + "'" : "byte value " + c;
    return new DamagedRecordException(
        "the XML is damaged: a tag with " + shown + " in it", tagStart);
  }

  /** The document is over without its end. */
  DamagedRecordException endsEarly() {
    return new DamagedRecordException("the XML ends without </testResults>", in.offset());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
