package org.crmperf.stores.s3;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** {@code S3Main BUCKET...}: an object store in memory, until standard input ends. */
public final class S3Main {
  private S3Main() {}

  /** Prints {@code ready http://...} once it can be used. */
  public static void main(String[] args) throws Exception {
    try (BlobStore store = BlobStores.create("transient-nio2", new Properties())) {
      for (String bucket : args) {
        store.createContainer(bucket);
      }
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(store)
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.NONE, null, null)
              .ignoreUnknownHeaders(true)
              .build();
      proxy.start();
      System.out.println("ready http://127.0.0.1:" + proxy.getPort());
      while (System.in.read() >= 0) {
        // whoever started this process ends it by closing the pipe, or by dying
      }
      proxy.stop();
    }
    System.exit(0);
  }
}
