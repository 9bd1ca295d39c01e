package org.crmperf.jobs.warehouse;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Log content for tests, plain and really compressed. */
final class Logs {
  private Logs() {}

  /** Lines that differ, from a number on. */
  static byte[] lines(String server, int from, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      text.append(server).append(" - - line ").append(i).append(" \"GET /a/").append(i * 7919L);
      text.append(" HTTP/1.1\" 200 512\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] compress(Compression compression, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor(compression, bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static OutputStream compressor(Compression compression, OutputStream to)
      throws IOException {
    return switch (compression) {
      case NONE, RECORDS -> to;
      case GZIP -> new GZIPOutputStream(to);
      case ZSTD -> new ZstdOutputStream(to).setChecksum(true);
      case BZIP2 -> new BZip2CompressorOutputStream(to, 1);
      case XZ -> new XZOutputStream(to, new LZMA2Options(1));
    };
  }

  static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] prefix(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
