package org.crmperf.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** docs/formats.md names every preset and every variable of our own. */
class TextFormatsDocTest {
  @Test
  void everyPresetIsNamed() throws IOException {
    String page = page();
    assertThat(TextPresets.ALL)
        .allSatisfy(known -> assertThat(page).contains("`" + known.preset().name() + "`"));
  }

  @Test
  void everyVariableIsNamed() throws IOException {
    String page = page();
    assertThat(FieldVariables.names())
        .allSatisfy(name -> assertThat(page).contains("`<" + name + ">`"));
  }

  private static String page() throws IOException {
    return Files.readString(ProjectFiles.root().resolve("docs/formats.md"));
  }
}
