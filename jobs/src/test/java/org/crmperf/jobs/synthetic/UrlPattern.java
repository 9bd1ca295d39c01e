package org.crmperf.jobs.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A URL with places for identifiers, such as {@code /api/v1/Account/<espo>}. */
final class UrlPattern {
  private static final byte[][] WORDS = words();

  /** Text as it stands if {@code place} is null, otherwise what goes there. */
  private static final class Part {
    final byte[] text;
    final @Nullable Place place;

    Part(String text, @Nullable Place place) {
      this.text = LineBuffer.ascii(text);
      this.place = place;
    }
  }

  private enum Place {
    /** A record's UUID, as SuiteCRM writes it. */
    UUID,
    /** A record's 17 hexadecimal digits, as EspoCRM writes it. */
    ESPO,
    /** A record's number. */
    NUMBER,
    /** A small number. */
    PAGE,
    /** Milliseconds since 1970. */
    MILLIS,
    /** Something typed into a search field. */
    WORD,
    /** A build's hash, one of few. */
    HASH,
    /** A day of the year 2026. */
    DATE
  }

  private final Part[] parts;

  private UrlPattern(List<Part> parts) {
    this.parts = parts.toArray(Part[]::new);
  }

  static UrlPattern parse(String pattern) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int open = pattern.indexOf('<'); open >= 0; open = pattern.indexOf('<', at)) {
      int close = pattern.indexOf('>', open);
      parts.add(new Part(pattern.substring(at, open), null));
      String name = pattern.substring(open + 1, close).toUpperCase(Locale.ROOT);
      parts.add(new Part("", Place.valueOf(name)));
      at = close + 1;
    }
    parts.add(new Part(pattern.substring(at), null));
    return new UrlPattern(parts);
  }

  /** Writes the URL of record number {@code item}; what is no record comes from {@code random}. */
  void write(LineBuffer line, SplitMix random, int item, long epochSecond) {
    for (Part part : parts) {
      if (part.place == null) {
        line.put(part.text);
      } else {
        writeVariable(part.place, line, random, item, epochSecond);
      }
    }
  }

  private static void writeVariable(
      Place place, LineBuffer line, SplitMix random, int item, long epochSecond) {
    switch (place) {
      case UUID -> uuid(line, item);
      case ESPO -> line.hex(0x5, 1).hex(SplitMix.hash(item), 16);
      case NUMBER -> line.number(1 + item);
      case PAGE -> line.number(random.below(40));
      case MILLIS -> line.number(epochSecond * 1000 + random.below(1000));
      case WORD -> line.put(WORDS[random.below(WORDS.length)]);
      case HASH -> line.hex(SplitMix.hash(random.below(7)), 7);
      case DATE -> date(line, random.below(12) + 1, random.below(28) + 1);
    }
  }

  private static void uuid(LineBuffer line, int item) {
    long high = SplitMix.hash(item);
    long low = SplitMix.hash(~high);
    line.hex(high >>> 32, 8).put('-').hex(high >>> 16, 4).put('-');
    line.hex(0x4000 | (high & 0xfff), 4).put('-').hex(0x8000 | (low >>> 50), 4).put('-');
    line.hex(low, 12);
  }

  private static void date(LineBuffer line, int month, int day) {
    line.put(LineBuffer.ascii("2026-")).number(month / 10).number(month % 10).put('-');
    line.number(day / 10).number(day % 10);
  }

  private static byte[][] words() {
    String[] first = {"acme", "m%C3%BCller", "nord", "blue", "globex", "initech", "alpha", "ost"};
    String[] last = {"", "+gmbh", "+ltd", "%20inc", "+holding", "+ag", "werke", "+%26+co"};
    byte[][] words = new byte[first.length * last.length][];
    for (int i = 0; i < words.length; i++) {
      words[i] = LineBuffer.ascii(first[i / last.length] + last[i % last.length]);
    }
    return words;
  }
}
