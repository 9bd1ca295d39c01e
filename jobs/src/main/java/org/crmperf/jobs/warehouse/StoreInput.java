package org.crmperf.jobs.warehouse;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of a store, whose failures say that they are the store's and not the content's. */
final class StoreInput extends FilterInputStream {
  StoreInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static IOException failed(IOException e) {
    return e instanceof FileNotFoundException ? e : new StoreFailure(e);
  }
}
