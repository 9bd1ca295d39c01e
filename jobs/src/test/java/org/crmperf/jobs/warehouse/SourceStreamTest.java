package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceStreamTest {
  private static final FileStores STORES = FileStores.defaults();
  private static final byte[] CONTENT = hardToCompress(8_000);

  @TempDir Path dir;

  /** Enough for several blocks of every codec even when compressed. */
  private static byte[] hardToCompress(int lines) {
    Random random = new Random(42);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(i).append(' ').append(Long.toHexString(random.nextLong()));
      text.append(Long.toHexString(random.nextLong())).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Path file(byte[] bytes) {
    return Logs.write(dir.resolve("access.log"), bytes);
  }

  private static Compression probe(byte[] bytes) {
    return Compression.of(bytes, Math.min(bytes.length, Compression.MAGIC_LENGTH));
  }

  /** What a stream gives before it ends or fails. */
  private record Outcome(byte[] bytes, String tailHash, String failure) {}

  private static Outcome readAll(Path file, Compression compression, long offset, int chunk) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String failure = "";
    String tail = "";
    try (SourceStream in = SourceStream.open(STORES, file.toString(), compression, offset)) {
      byte[] buffer = new byte[chunk];
      try {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes.write(buffer, 0, n);
        }
      } catch (CrmPerfException e) {
        failure = inputError(e);
      }
      assertThat(in.position()).isEqualTo(offset + bytes.size());
      tail = in.tailHash();
    } catch (CrmPerfException e) {
      // a codec that reads its first block when it is made finds that block's damage there
      failure = inputError(e);
    }
    return new Outcome(bytes.toByteArray(), tail, failure);
  }

  private static String inputError(CrmPerfException e) {
    assertThat(e.code()).isEqualTo(ErrorCode.INPUT);
    return String.valueOf(e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(names = "RECORDS", mode = EnumSource.Mode.EXCLUDE)
  void readsFromAnyOffsetInAnyChunk(Compression compression) {
    byte[] packed = Logs.compress(compression, CONTENT);
    assertThat(probe(packed)).isEqualTo(compression);
    Path file = file(packed);
    long seed = Long.getLong("crmperf.seed", 20_261_130);
    Random random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      int offset = i == 0 ? 0 : random.nextInt(CONTENT.length);
      int chunk = 1 + random.nextInt(100_000);
      Outcome outcome = readAll(file, compression, offset, chunk);
      assertThat(outcome.failure()).as("seed %d", seed).isEmpty();
      assertThat(outcome.bytes())
          .as("seed %d", seed)
          .isEqualTo(Arrays.copyOfRange(CONTENT, offset, CONTENT.length));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "RECORDS", mode = EnumSource.Mode.EXCLUDE)
  void readsSeveralMembersAsOne(Compression compression) {
    byte[] first = Logs.prefix(CONTENT, 1000);
    byte[] rest = Arrays.copyOfRange(CONTENT, 1000, CONTENT.length);
    byte[] packed =
        Logs.concat(
            Logs.compress(compression, first),
            Logs.compress(compression, new byte[0]),
            Logs.compress(compression, rest));
    assertThat(readAll(file(packed), compression, 0, 8192).bytes()).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NONE", "RECORDS"},
      mode = EnumSource.Mode.EXCLUDE)
  void truncatedFileGivesItsGoodBytesWhateverTheChunkAndThenFails(Compression compression) {
    byte[] packed = Logs.compress(compression, CONTENT);
    for (int cut : new int[] {packed.length - 1, packed.length * 2 / 3, packed.length / 3}) {
      Path file = file(Logs.prefix(packed, cut));
      Outcome bulk = readAll(file, compression, 0, 64 * 1024);
      Outcome small = readAll(file, compression, 0, 997);
      Outcome single = readAll(file, compression, 0, 1);
      assertThat(bulk.failure())
          .contains(file.toString())
          .contains("decompressed byte " + bulk.bytes().length + ":")
          .contains("the " + compression.label() + " data ends too early")
          .contains("; copy the file again");
      assertThat(bulk.bytes()).isEqualTo(single.bytes()).isEqualTo(small.bytes());
      assertThat(bulk.tailHash()).isEqualTo(single.tailHash());
      assertThat(Logs.prefix(CONTENT, bulk.bytes().length)).isEqualTo(bulk.bytes());
    }
    Path file = file(Logs.prefix(packed, packed.length * 9 / 10));
    assertThat(readAll(file, compression, 0, 64 * 1024).bytes())
        .hasSizeGreaterThan(CONTENT.length / 3);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NONE", "RECORDS"},
      mode = EnumSource.Mode.EXCLUDE)
  void damagedFileFailsAndNeverGivesOtherBytes(Compression compression) {
    byte[] packed = Logs.compress(compression, CONTENT);
    long seed = Long.getLong("crmperf.seed", 20_261_130);
    Random random = new Random(seed);
    int failures = 0;
    for (int i = 0; i < 20; i++) {
      int at = 40 + random.nextInt(packed.length - 80);
      int bit = random.nextInt(8);
      Outcome outcome = readAll(file(flipped(packed, at, bit)), compression, 0, 64 * 1024);
      if (outcome.failure().isEmpty()) {
        // a few bits say nothing to their codec (bit 3 of byte 153,269 here, for zstd 1.5.7)
        assertThat(outcome.bytes())
            .as("seed %d, bit %d of byte %d", seed, bit, at)
            .isEqualTo(CONTENT);
      } else {
        failures++;
      }
    }
    assertThat(failures).as("seed %d", seed).isGreaterThanOrEqualTo(18);
  }

  private static byte[] flipped(byte[] packed, int at, int bit) {
    byte[] damaged = packed.clone();
    damaged[at] ^= (byte) (1 << bit);
    return damaged;
  }

  @Test
  void damageIsSaidToBeDamage() {
    byte[] packed = Logs.compress(Compression.GZIP, CONTENT);
    packed[packed.length - 6] ^= 1; // in the checksum
    Outcome outcome = readAll(file(packed), Compression.GZIP, 0, 8192);
    assertThat(outcome.bytes()).isEqualTo(CONTENT);
    assertThat(outcome.failure())
        .contains("the gzip data is damaged (the gzip checksum does not match)");
  }

  @Test
  void zeroPaddingAfterGzipIsNothing() {
    byte[] packed = Logs.concat(Logs.compress(Compression.GZIP, CONTENT), new byte[700]);
    Outcome outcome = readAll(file(packed), Compression.GZIP, 0, 8192);
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.bytes()).isEqualTo(CONTENT);
  }

  @Test
  void otherBytesAfterGzipAreAnErrorAfterTheGoodOnes() {
    byte[] packed = Logs.concat(Logs.compress(Compression.GZIP, CONTENT), new byte[] {'x', 'y'});
    Outcome outcome = readAll(file(packed), Compression.GZIP, 0, 8192);
    assertThat(outcome.bytes()).isEqualTo(CONTENT);
    assertThat(outcome.failure()).contains("what follows the gzip data is not gzip");
  }

  @Test
  void gzipHeaderWithNameCommentAndExtraIsSkipped() {
    byte[] packed = Logs.compress(Compression.GZIP, CONTENT);
    byte[] header = Logs.prefix(packed, 10);
    header[3] = 4 + 8 + 16 + 2;
    byte[] fields = {3, 0, 'a', 'b', 'c', 'n', '.', 'l', 0, 'c', 0, 9, 9};
    byte[] body = Arrays.copyOfRange(packed, 10, packed.length);
    Path file = file(Logs.concat(header, fields, body));
    assertThat(readAll(file, Compression.GZIP, 0, 8192).bytes()).isEqualTo(CONTENT);
  }

  @Test
  void offsetBeyondTheEndOfAStreamIsAnErrorAndOfAPlainFileItsEnd() {
    Path gz = Logs.write(dir.resolve("a.gz"), Logs.compress(Compression.GZIP, CONTENT));
    assertThatThrownBy(
            () -> SourceStream.open(STORES, gz.toString(), Compression.GZIP, CONTENT.length + 1L))
        .isInstanceOf(CrmPerfException.class)
        .hasMessageContaining(gz + ": decompressed byte " + CONTENT.length);
    Path plain = file(CONTENT);
    assertThat(readAll(plain, Compression.NONE, CONTENT.length + 5L, 10).bytes()).isEmpty();
  }

  @Test
  void missingFileIsAnInputError() {
    assertThatThrownBy(() -> SourceStream.open(STORES, dir + "/gone.log", Compression.NONE, 0))
        .isInstanceOf(CrmPerfException.class)
        .hasMessageContaining("gone.log: byte 0: the file is gone; run again");
  }

  @Test
  void textThatLooksLikeBzip2IsText() {
    assertThat(probe("BZh91 is the name of a host\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Compression.NONE);
    assertThat(probe(new byte[0])).isEqualTo(Compression.NONE);
  }
}
