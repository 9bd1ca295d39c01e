package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.crmperf.jobs.report.month.Months;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of comparisons and of months as a person meets them. */
@Tag("browser")
class ComparePagesBrowserTest extends BrowserSession {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  @BeforeAll
  static void pages() {
    Words english = Words.in(Language.EN);
    Words chinese = Words.in(Language.ZH);
    LocalReportStore store = new LocalReportStore(reports);
    SampleComparisons.periods(store, List.of(), "periods", english);
    SampleComparisons.loadTest(store, List.of(), "test", english);
    SampleComparisons.periods(store, HostileNames.ALL, "hostile", chinese);
    SampleComparisons.loadTest(store, HostileNames.ALL, "hostile-test", chinese);
    for (int d = 1; d <= MONTH.lengthOfMonth(); d++) {
      LocalDate day = MONTH.atDay(d);
      if (d != 17 && d != 21) {
        SampleMonth.write(reports, day, d < 9 ? "/crm/accounts/list" : "/</script><b>&\"'" + d % 3);
      }
    }
    SampleMonth.write(reports, LocalDate.of(2026, 10, 31), "/crm");
    new Months(store, english).write(List.of(MONTH.atDay(1)));
    LocalReportStore other = new LocalReportStore(reports.resolve("zh"));
    SampleMonth.write(reports.resolve("zh"), MONTH.atDay(2), "/crm");
    new Months(other, chinese).write(List.of(MONTH.atDay(2)));
    ReportIndex.write(store, Language.EN);
  }

  @ParameterizedTest
  @CsvSource({
    "compare/periods/index,LIGHT",
    "compare/periods/index,DARK",
    "compare/test/index,LIGHT",
    "compare/test/index,DARK",
    "compare/hostile/index,LIGHT",
    "compare/hostile-test/index,DARK",
    "month/2026-11,LIGHT",
    "month/2026-11,DARK",
    "zh/month/2026-11,LIGHT"
  })
  void axeFindsNothing(String name, ColorScheme scheme) throws Exception {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
            .setColorScheme(scheme));
    go(name);
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))");
    page.evaluate(axe());
    Locator measures = page.locator("input[type=radio]");
    for (int m = 0; m < Math.max(1, measures.count()); m++) {
      if (measures.count() > 0) {
        measures.nth(m).check();
      }
      Object found =
          page.evaluate(
              "async () => (await axe.run()).violations.flatMap((v) => v.nodes.slice(0, 3).map("
                  + "(n) => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary))");
      assertThat((List<?>) found).as("what axe-core reports of " + name).isEmpty();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (String name :
        List.of(
            "index",
            "month/2026-11",
            "month/2026-10",
            "compare/periods/index",
            "compare/test/index")) {
      go(name);
      for (Object link :
          (List<?>) page.evaluate("[...document.querySelectorAll('a')].map((a) => a.href)")) {
        String url = String.valueOf(link);
        int hash = url.indexOf('#');
        Path file = Path.of(url.substring("file://".length(), hash < 0 ? url.length() : hash));
        // SampleMonth writes no day's page, only its figures
        boolean day = file.toString().matches(".*/20\\d\\d-\\d\\d-\\d\\d/index.html");
        assertThat(day ? file.resolveSibling("summary.json") : file).as(name).exists();
        if (hash >= 0 && !day) {
          assertThat(page.locator(url.substring(hash)).count()).as(url).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aDayLinksToItsMonth() {
    open("");
    assertThat(page.locator("nav a[href='../month/2026-11.html']").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare/hostile/index", "compare/hostile-test/index", "month/2026-11"})
  void namesFromALogStayText(String name) {
    go(name);

    assertThat(page.evaluate("window.hacked")).isNull();
    assertThat(page.locator("script").count()).isZero();
    assertThat(page.locator("main img, main b").count()).isZero();
    assertThat(page.locator("body").innerText()).contains("script>").doesNotContain("NaN");
    shoot("hostile-" + name.replace('/', '-'));
  }

  @Test
  void hostileNamesAreInertInFiles() throws Exception {
    String csv = Files.readString(reports.resolve("compare/hostile/changes.csv"));
    assertThat(csv.lines()).noneMatch(line -> line.startsWith("=") || line.startsWith("@SUM"));
    assertThat(csv).doesNotContain("\u001b").doesNotContain("\u202E");
    String json = Files.readString(reports.resolve("compare/hostile/summary.json"));
    assertThat(json).doesNotContain("\u001b").doesNotContain("\u202E");
  }

  @Test
  void theMonthIsSwitchedFromTheKeyboardAndWithoutAScript() {
    context.close();
    use(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 900));
    go("month/2026-11");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip:focus").count()).isEqualTo(1);
    Locator third = page.locator("a[aria-label='3, 2026-11-03'] ~ .v:visible");
    assertThat(third.allTextContents()).hasSize(1);
    String usual = third.textContent();

    page.locator("#by-usual").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");

    assertThat(page.locator("#by-requests").isChecked()).isTrue();
    assertThat(third.allTextContents())
        .containsExactly(
            Display.COUNT.text(
                (double) SampleMonth.requests(MONTH.atDay(3)), Words.in(Language.EN)))
        .doesNotContain(usual);
    assertThat(page.locator(".rows-p95").isVisible()).isTrue();
    page.locator("#hours-p95").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator(".rows-p95").isVisible()).isFalse();
    assertThat(page.locator(".rows-requests").isVisible()).isTrue();
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare/periods/index",
        "compare/test/index",
        "compare/hostile/index",
        "month/2026-11",
        "zh/month/2026-11"
      })
  void looksRightInLightDarkPhoneAndPrint(String name) {
    String shot = name.replace('/', '-');
    go(name);
    assertThat(overflow()).isZero();
    shoot(shot + "-light");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(shot + "-dark");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
    page.pdf(new Page.PdfOptions().setFormat("A4").setPath(SCREENSHOTS.resolve(shot + ".pdf")));
    context.close();
    use(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setIsMobile(true)
            .setHasTouch(true));
    go(name);
    shoot(shot + "-phone");
    assertThat(overflow()).isZero();
    assertThat(requests).hasSizeBetween(1, 2);
  }

  private void go(String name) {
    page.navigate("file://" + reports + "/" + name + ".html");
  }
}
