package org.crmperf.jobs.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a source is known by: the head of its decompressed content, whatever its name or
 * compression, and its service label.
 *
 * @param service the label; empty for none
 * @param headLength bytes hashed, at most 4,096: all whole lines of a source that was shorter when
 *     it was last read
 * @param headHash their SHA-256, 32 hexadecimal digits
 */
public record SourceIdentity(String service, int headLength, String headHash) {
  private static final int ID_CHARS = 16;

  static SourceIdentity of(String service, SourceHead head) {
    return new SourceIdentity(service, head.bytes().length, head.hash(head.bytes().length));
  }

  /** Whether a file that begins so begins as this source does. */
  boolean isOf(SourceHead head) {
    return head.bytes().length >= headLength && head.hash(headLength).equals(headHash);
  }

  /** The id that a source seen first with this identity gets: 16 hexadecimal digits. */
  String newSourceId() {
    MessageDigest digest = Digests.sha256();
    digest.update(service.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(headHash.getBytes(StandardCharsets.US_ASCII));
    return Digests.finish(digest).substring(0, ID_CHARS);
  }
}
