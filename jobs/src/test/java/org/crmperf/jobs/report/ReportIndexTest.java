package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.crmperf.jobs.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIndexTest {
  @TempDir Path root;

  @Test
  void listsDaysNewestFirstAndPassesOverWhatIsNoReport() throws Exception {
    LocalReportStore store = new LocalReportStore(root);
    ReportFiles.write(
        SampleReports.in(SampleReports.UTC, LocalDate.of(2026, 11, 19)), store, Language.EN);
    ReportFiles.write(SampleReports.day(), store, Language.EN);
    Files.createDirectories(root.resolve("not-a-report"));
    for (String junk : new String[] {"", "{", "[]", "{\"metrics\":{}}", "\u0000"}) {
      Path folder =
          Files.createDirectories(root.resolve("junk-" + junk.length() + junk.hashCode()));
      Files.writeString(folder.resolve("summary.json"), junk);
    }

    ReportIndex.write(store, Language.EN);

    String page = Files.readString(root.resolve("index.html"));
    Golden.check(Map.of("days.html", HtmlText.withoutAssets(page)));
    assertThat(page).doesNotContain("junk").doesNotContain("not-a-report");
    assertThat(page.indexOf("./2026-11-21/index.html"))
        .isPositive()
        .isLessThan(page.indexOf("./2026-11-19/index.html"));
  }

  @Test
  void folderNameIsEscaped() throws Exception {
    LocalReportStore store = new LocalReportStore(root);
    ReportFiles.write(SampleReports.day(), store, Language.EN);
    Files.move(root.resolve("2026-11-21"), root.resolve("\"><script>alert(1)<"));

    ReportIndex.write(store, Language.EN);

    assertThat(Files.readString(root.resolve("index.html"))).doesNotContain("<script>");
  }

  @Test
  void emptyStoreHasAPageThatSaysSo() throws Exception {
    ReportIndex.write(new LocalReportStore(root), Language.EN);

    assertThat(Files.readString(root.resolve("index.html"))).contains("No day has been reported");
  }
}
