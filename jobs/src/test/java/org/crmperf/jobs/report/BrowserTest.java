package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page as a person meets it. */
@Tag("browser")
class BrowserTest extends BrowserSession {
  @Test
  void opensWithItsChartsAndOneRequest() {
    open("");

    assertThat(page.locator(".chart canvas").count()).isEqualTo(4);
    assertThat(page.locator("#endpoint-table tbody tr").count()).isEqualTo(16);
    assertThat(requests).hasSize(1);
  }

  @Test
  void sortsByAColumnBothWaysWithUndefinedLast() {
    open("");
    Locator heading = page.locator("th[data-key='p95_ms']");

    heading.locator("button").click();
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("descending");
    List<Double> falling = column("p95_ms");
    assertThat(falling).hasSize(16).isSortedAccordingTo((a, b) -> Double.compare(b, a));

    heading.locator("button").click();
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(column("p95_ms")).isSorted();
    assertThat(page.locator("th[aria-sort]").count()).isEqualTo(1);
  }

  @Test
  void filtersByTextMethodAndSlow() {
    open("");

    page.locator("#filter-text").fill("INDEX.php detail");
    assertThat(paths())
        .isNotEmpty()
        .allMatch(p -> p.contains("/index.php") && p.contains("Detail"));
    assertThat(page.locator("#endpoint-count").textContent()).isEqualTo("2 of 16 endpoints");

    page.locator("#filter-text").fill("");
    page.locator("#filter-method").selectOption("PUT");
    assertThat(page.locator("#endpoint-table tbody .method").allTextContents())
        .isNotEmpty()
        .containsOnly("PUT");

    page.locator("#filter-method").selectOption("");
    page.locator("#filter-slow").check();
    assertThat(page.locator("#endpoint-table tbody tr").count())
        .isEqualTo(page.locator("#endpoint-table tbody tr.slow").count())
        .isBetween(1, 15);
  }

  @Test
  void drillsDownToTheHoursOfAnEndpoint() {
    open("");
    Locator button = page.locator(".drill").first();

    button.click();

    assertThat(button.getAttribute("aria-expanded")).isEqualTo("true");
    assertThat(page.locator("tr.hours canvas").count()).isEqualTo(2);
    page.locator("tr.hours summary").click();
    assertThat(page.locator("tr.hours details tbody tr").count()).isEqualTo(24);
    ReportModel model = SampleReports.day();
    ReportModel.HourRow hour = model.endpoints().get(0).hours().get(3);
    MetricValues values = new MetricValues(hour.row());
    List<String> cells =
        page.locator("tr.hours details tbody tr")
            .nth(
                model.hours().stream()
                    .map(ReportModel.HourRow::start)
                    .toList()
                    .indexOf(hour.start()))
            .locator("td")
            .allTextContents();
    assertThat(cells.get(0))
        .isEqualTo(Display.metric(MetricDefinition.REQUESTS, values, Words.in(Language.EN)));
    assertThat(cells.get(1))
        .endsWith(Display.metric(MetricDefinition.P50_MS, values, Words.in(Language.EN)));
    assertThat(page.locator("tr.hours details tbody th").allTextContents())
        .startsWith("00:00", "01:00")
        .endsWith("23:00");
    shoot("drill-down");

    button.click();
    assertThat(page.locator("tr.hours").count()).isZero();
  }

  @Test
  void worksFromTheKeyboard() {
    open("");

    page.keyboard().press("Tab");
    assertThat(focused()).isEqualTo("Skip to the figures");
    page.keyboard().press("Enter");
    page.locator("th[data-key='rank'] button").focus();
    for (int i = 0; i < 7; i++) {
      page.keyboard().press("Tab");
    }
    assertThat(focused()).isEqualTo("p95, ms");
    page.keyboard().press("Enter");
    assertThat(page.locator("th[data-key='p95_ms']").getAttribute("aria-sort"))
        .isEqualTo("descending");
    assertThat(focused()).isEqualTo("p95, ms");
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Space");
    assertThat(page.locator("tr.hours").count()).isEqualTo(1);
    String outline =
        (String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    assertThat(outline).isEqualTo("solid");
  }

  @Test
  void drawsRowsExactlyAsTheServerDid() {
    open("");
    List<String> drawnByScript = page.locator("#endpoint-table tbody tr").allTextContents();
    context.close();

    use(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 900));
    open("");

    assertThat(drawnByScript).isEqualTo(page.locator("#endpoint-table tbody tr").allTextContents());
    assertThat(page.locator("noscript").isVisible()).isTrue();
    shoot("no-script");
  }

  @Test
  void opensTwoThousandEndpointsQuickly() {
    open("large/");

    double ready =
        ((Number)
                page.evaluate(
                    "performance.getEntriesByType('navigation')[0].loadEventEnd"
                        + " - performance.getEntriesByType('navigation')[0].startTime"))
            .doubleValue();
    assertThat(ready).as("milliseconds until the page is ready").isLessThan(3000);
    assertThat(page.locator("#endpoint-table tbody tr").count()).isEqualTo(50);
    page.locator("#endpoint-more button").nth(1).click();
    assertThat(page.locator("#endpoint-table tbody tr").count()).isEqualTo(2000);
    page.locator("#filter-text").fill("part-1999");
    assertThat(page.locator("#endpoint-table tbody tr").count()).isEqualTo(1);
    page.locator("#filter-text").fill("");
    page.locator(".drill").nth(1).click();
    assertThat(page.locator("#folded").textContent()).contains("2,000").contains("1,312");
    shoot("large");
  }

  @Test
  void hostileNamesStayText() {
    open("hostile/");

    assertThat(page.evaluate("window.hacked")).isNull();
    List<String> expected = HostileNames.ALL.stream().map(Printable::text).sorted().toList();
    assertThat(page.locator("#endpoint-table tbody .path").allTextContents())
        .containsExactlyInAnyOrderElementsOf(expected);
    page.locator(".drill").first().click();
    assertThat(page.evaluate("window.hacked")).isNull();
    assertThat(page.locator("script").count()).isEqualTo(4);
    shoot("hostile");
  }

  @Test
  void quietDayHasNothingBroken() {
    open("quiet/");

    assertThat(page.locator("#happened").textContent()).startsWith("No request was logged");
    assertThat(page.locator(".chart canvas").count()).isEqualTo(4);
    assertThat(page.locator("body").innerText()).doesNotContain("NaN", "undefined", "null");
    shoot("quiet");
  }

  @Test
  void looksRightInLightDarkPhoneAndPrint() {
    open("");
    page.locator(".drill").nth(2).click();
    shoot("light");
    assertThat(overflow()).isZero();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot("dark");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
    page.pdf(new Page.PdfOptions().setFormat("A4").setPath(SCREENSHOTS.resolve("print.pdf")));
    context.close();

    use(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setIsMobile(true)
            .setHasTouch(true));
    open("");
    page.locator(".drill").first().click();
    shoot("phone");
    assertThat(overflow()).as("sideways scrolling of the page, px").isZero();
  }

  @Test
  void listsTheDaysAndLinksToThem() {
    page.navigate("file://" + reports + "/index.html");
    shoot("days");

    page.locator("a").first().click();

    assertThat(page.title()).isEqualTo("Performance report, Saturday, 2026-11-21");
  }

  private List<Double> column(String key) {
    int at =
        ((Number)
                page.evaluate(
                    "key => document.querySelector(`th[data-key=${key}]`).cellIndex + 1", key))
            .intValue();
    return page
        .locator("#endpoint-table tbody tr > :nth-child(" + at + ")")
        .allTextContents()
        .stream()
        .map(text -> Double.valueOf(text.replace("~", "").replace(",", "")))
        .toList();
  }

  private List<String> paths() {
    return page.locator("#endpoint-table tbody .path").allTextContents();
  }

  private String focused() {
    return (String) page.evaluate("document.activeElement.textContent");
  }
}
