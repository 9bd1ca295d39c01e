package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.crmperf.jobs.warehouse.FileStore;

/** A Parquet input of which only some is read: a seek opens the file anew at that byte. */
final class StoredInput implements InputFile {
  private final FileStore store;
  private final String path;
  private final long length;

  StoredInput(FileStore store, String path, long length) {
    this.store = store;
    this.path = path;
    this.length = length;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    Reopened stream = new Reopened(store, path);
    return new DelegatingSeekableInputStream(stream) {
      @Override
      public long getPos() {
        return stream.position;
      }

      @Override
      public void seek(long position) throws IOException {
        stream.seek(position);
      }
    };
  }

  private static final class Reopened extends InputStream {
    private final FileStore store;
    private final String path;
    private InputStream in;
    private long position;

    Reopened(FileStore store, String path) throws IOException {
      this.store = store;
      this.path = path;
      this.in = store.open(path, 0);
    }

    void seek(long to) throws IOException {
      if (to != position) {
        in.close();
        in = store.open(path, to);
        position = to;
      }
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      position += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      int n = in.read(target, offset, count);
      position += Math.max(0, n);
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
