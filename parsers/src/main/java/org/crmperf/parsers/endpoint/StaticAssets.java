package org.crmperf.parsers.endpoint;

import java.util.Arrays;

/** Static assets, known by their file extension. */
final class StaticAssets {
  private static final int MAX_EXTENSION = 8;

  /** Extensions packed into longs, sorted for binary search. */
  private static final long[] EXTENSIONS =
      packed(
          "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "svgz", "ico", "webp",
          "avif", "bmp", "cur", "apng", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm",
          "ogg", "wav", "swf", "wasm", "less", "scss", "tpl");

  private static final long GZ = packed("gz")[0];
  private static final long BR = packed("br")[0];

  private StaticAssets() {}

  static boolean matches(Target target) {
    if (target.count() == 0 || target.trailingSlash()) {
      return false;
    }
    int last = target.count() - 1;
    if ((target.kinds(last) & Bytes.DOT) == 0) {
      return false;
    }
    byte[] path = target.path();
    int start = target.start(last);
    int end = target.end(last);
    long extension = extension(path, start, end);
    if (extension == GZ || extension == BR) {
      extension = extension(path, start, end - 3);
    }
    return extension != 0 && Arrays.binarySearch(EXTENSIONS, extension) >= 0;
  }

  /** The lower-cased extension as a number, 0 when there is none. */
  private static long extension(byte[] b, int from, int to) {
    long packed = 0;
    for (int i = to - 1; i > from && i >= to - 1 - MAX_EXTENSION; i--) {
      byte c = b[i];
      if (c == '.') {
        return packed;
      }
      if (!Bytes.isAlnum(c)) {
        return 0;
      }
      packed = packed << 8 | (Bytes.isUpper(c) ? c + 32 : c);
    }
    return 0;
  }

  private static long[] packed(String... extensions) {
    long[] all = new long[extensions.length];
    for (int i = 0; i < all.length; i++) {
      byte[] name = Bytes.ascii("x." + extensions[i]);
      all[i] = extension(name, 0, name.length);
    }
    Arrays.sort(all);
    return all;
  }
}
