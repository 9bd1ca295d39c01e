package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;

/**
 * How a text is stored whose characters below U+0100 may be bytes of UTF-8 or characters: the bytes
 * as they are, other characters as their UTF-8, what is not printable UTF-8 as {@code \xHH}.
 */
final class NaiveText {
  private NaiveText() {}

  static String stored(String text) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x100) {
        bytes.append((char) point);
      } else if (point >= 0xd800 && point < 0xe000) {
        bytes.append((char) (0xe0 | point >> 12));
        bytes.append((char) (0x80 | (point >> 6 & 0x3f)));
        bytes.append((char) (0x80 | (point & 0x3f)));
      } else {
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        bytes.append(new String(utf8, StandardCharsets.ISO_8859_1));
      }
    }
    return NaiveEscapes.decode(bytes.toString().replace("\\", "\\\\"));
  }
}
