package org.crmperf.jobs.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  private static final byte[] LINE = "a line\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path root;
  private Path dir;

  @BeforeEach
  void realPath() throws IOException {
    dir = root.toRealPath().resolve("logs");
    Files.createDirectories(dir);
  }

  private InputFiles inputFiles(InputStream stdin) {
    return new InputFiles(
        FileStores.defaults(), stdin, dir + "/../staging", List.of(dir + "/warehouse"));
  }

  private List<String> paths(String... inputs) {
    return inputFiles(InputStream.nullInputStream()).expand(List.of(inputs)).stream()
        .map(file -> dir.relativize(Path.of(file.path())).toString())
        .toList();
  }

  private void put(String... names) {
    for (String name : names) {
      Logs.write(dir.resolve(name), LINE);
    }
  }

  @Test
  void directoryIsReadToItsDepthSortedWithoutHiddenFilesAndTheWarehouse() {
    put("b/access.log", "a.log", "b/c/d.log.gz", ".hidden", "_SUCCESS", ".git/x", "_tmp/y");
    put("warehouse/requests/part.parquet");
    assertThat(paths(dir.toString())).containsExactly("a.log", "b/access.log", "b/c/d.log.gz");
  }

  @Test
  void globsMatchWithinASegmentAndAcrossDirectories() {
    put("s1/access.log", "s1/access.log.1", "s2/error.log", "s2/x/access.log", "s1/.access.log");
    assertThat(paths(dir + "/*/access.log*")).containsExactly("s1/access.log", "s1/access.log.1");
    assertThat(paths(dir + "/**/access.log")).containsExactly("s1/access.log", "s2/x/access.log");
    assertThat(paths(dir + "/s?/{access,error}.log"))
        .containsExactly("s1/access.log", "s2/error.log");
    assertThat(paths(dir + "/s[2]")).containsExactly("s2/error.log", "s2/x/access.log");
  }

  @Test
  void aLinkToItselfIsPassedOverLikeOneToNothing() throws IOException {
    put("d/a.log");
    Files.createSymbolicLink(dir.resolve("d/self"), Path.of("self"));
    Files.createSymbolicLink(dir.resolve("d/nothing"), Path.of("no-such"));
    assertThat(paths(dir + "/d")).containsExactly("d/a.log");
    assertThat(paths(dir + "/d/*")).containsExactly("d/a.log");
  }

  @Test
  void aGlobAcrossDirectoriesEndsAtALinkBack() throws IOException {
    put("s1/access.log", "s1/x/access.log");
    Files.createSymbolicLink(dir.resolve("s1/back"), dir.resolve("s1"));
    Files.createSymbolicLink(dir.resolve("s1/x/up"), dir);
    assertThat(paths(dir + "/**/access.log")).containsExactly("s1/access.log", "s1/x/access.log");
    assertThat(paths(dir + "/**/**/x/*.log")).containsExactly("s1/x/access.log");
  }

  @Test
  void aNameWithGlobCharactersIsTakenLiterallyIfItExists() {
    put("access[1].log", "access1.log");
    assertThat(paths(dir + "/access[1].log")).containsExactly("access[1].log");
  }

  @Test
  void aFileReachedTwiceIsListedOnce() throws IOException {
    put("a.log");
    Files.createSymbolicLink(dir.resolve("link.log"), dir.resolve("a.log"));
    assertThat(
            paths(dir + "/a.log", dir.toString(), dir + "/../logs/a.log", "file:" + dir + "/a.log"))
        .containsExactly("a.log");
  }

  @Test
  void linkBackToAnEnclosingDirectoryEnds() throws IOException {
    put("a/x.log");
    Files.createSymbolicLink(dir.resolve("a/loop"), dir);
    assertThat(paths(dir.toString())).containsExactly("a/x.log");
  }

  @Test
  void fileUrisAreLocalPaths() {
    put("with space.log");
    assertThat(paths(dir.toUri() + "with%20space.log")).containsExactly("with space.log");
    assertThat(FileStores.isLocal("file:///a")).isTrue();
    assertThat(FileStores.isLocal("logs/12:/x")).isTrue();
    assertThat(FileStores.isLocal("hdfs://n/a")).isFalse();
    assertThat(FileStores.isLocal("s3a://bucket/a")).isFalse();
  }

  @Test
  void compressionAndSizeComeFromTheContent() {
    byte[] gz = Logs.compress(Compression.GZIP, LINE);
    Logs.write(dir.resolve("not-a-gz-name.log"), gz);
    List<InputFile> files =
        inputFiles(InputStream.nullInputStream()).expand(List.of(dir.toString()));
    assertThat(files)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("modified")
        .containsExactly(
            new InputFile(dir + "/not-a-gz-name.log", gz.length, Compression.GZIP, dir.toString()));
  }

  @Test
  void standardInputIsKeptAndReadLikeAFile() throws IOException {
    byte[] zst = Logs.compress(Compression.ZSTD, LINE);
    List<InputFile> files = inputFiles(new ByteArrayInputStream(zst)).expand(List.of("-"));
    assertThat(files).hasSize(1);
    assertThat(files.get(0).compression()).isEqualTo(Compression.ZSTD);
    assertThat(files.get(0).input()).isEqualTo("-");
    assertThat(Files.readAllBytes(Path.of(files.get(0).path()))).isEqualTo(zst);
  }

  @Test
  void namedPipeIsReadOnce() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer = new Thread(() -> Logs.write(pipe, LINE));
    writer.start();
    List<InputFile> files =
        inputFiles(InputStream.nullInputStream()).expand(List.of(pipe.toString()));
    writer.join();
    assertThat(Files.readAllBytes(Path.of(files.get(0).path()))).isEqualTo(LINE);
    put("a.log");
    assertThat(paths(dir.toString())).containsExactly("a.log"); // and skipped in directories
  }

  private void assertInputError(String input, String message) {
    assertThatThrownBy(() -> paths(input))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT))
        .hasMessage(message);
  }

  @Test
  void missingFile() {
    String input = dir + "/none.log";
    assertInputError(
        input, input + ": no such file or directory; check the path, or leave this --input out");
  }

  @Test
  void danglingLinkNamedIsMissing() throws IOException {
    Files.createSymbolicLink(dir.resolve("dangling"), dir.resolve("none"));
    assertThatThrownBy(() -> paths(dir + "/dangling")).hasMessageContaining("no such file");
  }

  @Test
  void globWithoutMatch() {
    assertInputError(
        dir + "/*.log",
        dir + "/*.log: no file matches this pattern; check it, and quote it for the shell");
  }

  @Test
  void directoryWithoutFiles() {
    put(".hidden");
    assertInputError(
        dir.toString(),
        dir
            + ": no files in this directory; name the directory that holds the logs (hidden files"
            + " are skipped)");
  }

  @Test
  void emptyInput() {
    assertThatThrownBy(() -> paths(" "))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessage("--input is empty; give a file, a directory, a glob or - for stdin");
  }

  @Test
  void unreadableFile() {
    // reading address 0 of one's own memory fails for everybody, root too
    assertThatThrownBy(() -> paths("/proc/self/mem"))
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT))
        .hasMessageContaining("/mem: cannot be read: ")
        .hasMessageEndingWith("; check the disk or store that holds it");
  }

  @Test
  void permissionDenied() {
    assertThat(InputErrors.unreadable("a.log", new java.nio.file.AccessDeniedException("a.log")))
        .hasMessage("a.log: permission denied; let this user read it (chmod, setfacl)");
  }
}
