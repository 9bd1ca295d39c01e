package org.crmperf.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The process's standard output, in UTF-8 whatever the locale: cron's is POSIX, in which a Chinese
 * digest were question marks. Keeps why it could not be written, which a {@link PrintStream} does
 * not tell.
 */
final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  private StandardOutput(OutputStream out) {
    super(out);
  }

  /** Makes it {@link System#out}. */
  static StandardOutput install() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    return output;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int from, int length) throws IOException {
    try {
      out.write(b, from, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** Why something could not be written; null if all was, or if its reader had seen enough. */
  @Nullable IOException failure() {
    IOException e = failure;
    return e == null || String.valueOf(e.getMessage()).contains("Broken pipe") ? null : e;
  }
}
