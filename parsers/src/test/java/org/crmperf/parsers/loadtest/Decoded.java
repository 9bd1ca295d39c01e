package org.crmperf.parsers.loadtest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that a stream gives, and how it ends. */
record Decoded(List<String> lines, @Nullable IOException failure) {
  static Decoded of(byte[] bytes) {
    return of(new ByteArrayInputStream(bytes), RecordKind.of(bytes, bytes.length), 8192);
  }

  static Decoded of(InputStream bytes, RecordKind kind, int piece) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    IOException failure = null;
    try (InputStream in = kind.lines(bytes)) {
      byte[] buffer = new byte[piece];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.write(buffer, 0, n);
      }
    } catch (IOException e) {
      failure = e;
    }
    return new Decoded(text.toString(StandardCharsets.UTF_8).lines().toList(), failure);
  }
}
