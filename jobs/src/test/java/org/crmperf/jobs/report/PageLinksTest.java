package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.report.ReportModel.EndpointRow;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter over the page, links into it, tables as CSV, and the rules of accessibility. */
@Tag("browser")
class PageLinksTest extends BrowserSession {
  private static final int AFTERNOON = 14;

  @Test
  void oneFilterHoldsForFindingsEndpointsAndCharts() {
    open("");
    int findings = page.locator(".finding:visible").count();

    page.locator("#filter-method").selectOption("PUT");

    assertThat(page.locator("#endpoint-table tbody .method").allTextContents())
        .isNotEmpty()
        .containsOnly("PUT");
    assertThat(page.locator(".finding:visible").count()).isBetween(2, findings - 1);
    assertThat(page.locator("#findings-hidden").textContent())
        .startsWith(findings - page.locator(".finding:visible").count() + " ");
    assertThat(page.locator(".finding:visible").first().textContent()).contains("outage");
    assertThat(page.locator(".filtered").allTextContents().get(1)).startsWith("Filtered");
    assertThat(page.locator(".filtered").allTextContents().get(0)).startsWith("Not filtered");

    page.locator("#filter-reset").click();
    assertThat(page.locator(".finding:visible").count()).isEqualTo(findings);
    assertThat(page.locator(".filtered").allTextContents()).containsOnly("");
    assertThat(page.url()).doesNotContain("#");
  }

  @Test
  void filtersByService() {
    open("");

    page.locator("#filter-service").selectOption("portal");

    List<String> expected =
        SampleReports.day().endpoints().stream()
            .filter(e -> e.services().contains("portal"))
            .map(EndpointRow::endpoint)
            .toList();
    assertThat(page.locator("#endpoint-table tbody .path").allTextContents())
        .isEqualTo(expected)
        .hasSizeBetween(1, 15);
  }

  @Test
  void anHourGivesTheTableItsFigures() {
    open("#?hour=" + AFTERNOON);

    ReportModel model = SampleReports.day();
    EndpointRow first = model.endpoints().get(0);
    ReportModel.HourRow hour =
        first.hours().stream()
            .filter(h -> h.start().getHour() == AFTERNOON)
            .findFirst()
            .orElseThrow();
    Locator cells = page.locator("#endpoint-table tbody tr").first().locator("td");
    MetricValues values = new MetricValues(hour.row());
    assertThat(cells.nth(4).textContent())
        .isEqualTo(Display.metric(MetricDefinition.REQUESTS, values, Words.in(Language.EN)));
    assertThat(cells.nth(8).textContent())
        .isEqualTo(Display.metric(MetricDefinition.MAX_MS, values, Words.in(Language.EN)));
    assertThat(cells.nth(1).textContent()).isEqualTo(Display.NONE);
    assertThat(page.locator("#hour-note").isVisible()).isTrue();
  }

  @Test
  void aLinkRestoresTheViewAndBackUndoesAStep() {
    open("");
    page.locator("#filter-text").fill("account");
    page.locator("th[data-key='requests'] button").click();
    page.locator("#endpoint-table .drill").nth(1).click();
    List<String> rows = page.locator("#endpoint-table > tbody > tr").allTextContents();
    String link = page.url();
    assertThat(link).contains("text=account", "sort=-requests", "at=endpoint-");

    page.goBack();
    assertThat(page.locator("tr.hours").count()).isZero();
    page.goBack();
    assertThat(page.locator("#filter-text").inputValue()).isEmpty();
    assertThat(page.locator("#endpoint-table tbody tr").count()).isEqualTo(16);
    context.close();

    use(new Browser.NewContextOptions().setViewportSize(1280, 900));
    page.navigate(link);
    assertThat(page.locator("#endpoint-table > tbody > tr").allTextContents()).isEqualTo(rows);
    assertThat(page.locator("tr.hours").count()).isEqualTo(1);
    assertThat(page.locator("#filter-text").inputValue()).isEqualTo("account");
  }

  @Test
  void aFindingLeadsToItsEndpointAndHasALinkOfItsOwn() {
    open("large/");
    Locator card = page.locator(".rest .finding").nth(20);
    String id = card.getAttribute("id");
    String where = card.locator("h3 .path").textContent();
    page.locator(".rest > summary").click();

    card.locator("a[href^='#endpoint-']").click();

    assertThat(page.locator("tr.hours h3").textContent()).isEqualTo(where);
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("drill");
    context.close();

    use(new Browser.NewContextOptions().setViewportSize(1280, 900));
    page.navigate("file://" + reports + "/large/2026-11-21/index.html#" + id);
    assertThat(page.locator("#" + id).isVisible()).isTrue();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo(id);
  }

  @Test
  void aLinkThatMeansNothingShowsTheWholePage() {
    open("#?hour=99&method=BREW&sort=-evil&service=x&at=%3Cscript%3E&text=");

    assertThat(page.locator("#endpoint-table tbody tr").count()).isEqualTo(16);
    assertThat(page.locator("#filter-hour").inputValue()).isEmpty();
  }

  @Test
  void heatMapAndDistributionCountEveryRequest() {
    open("");
    page.locator(".drill").first().click();

    EndpointRow first = SampleReports.day().endpoints().get(0);
    long timed = first.row().stats().timed;
    assertThat(sum("tr.hours .heatmap td")).isEqualTo(timed);
    assertThat(sum("tr.hours table.parts td:nth-child(2)")).isEqualTo(timed);
    assertThat(page.locator("tr.hours .heatmap thead th").count()).isEqualTo(25);
  }

  @Test
  void copiesTablesAsCsvWithoutFormulas() throws Exception {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            .setPermissions(List.of("clipboard-read", "clipboard-write")));
    open("hostile/");

    page.locator("#endpoints > .copy").click();

    List<CSVRecord> rows = csv();
    assertThat(rows).hasSize(HostileNames.ALL.size() + 1);
    List<String> expected =
        HostileNames.ALL.stream().map(name -> SpreadsheetText.inert(Printable.text(name))).toList();
    assertThat(rows.stream().skip(1).map(r -> r.get(2)))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows.get(0).get(0)).isEqualTo("rank");
    assertThat(rows).allMatch(row -> row.size() == rows.get(0).size());

    page.locator("#time-lost .copy").click();
    assertThat(csv()).hasSizeGreaterThan(3).noneMatch(row -> row.get(0).startsWith("="));
    assertThat(page.locator(".scroll > table").count()).isEqualTo(page.locator(".copy").count());
  }

  @ParameterizedTest
  @CsvSource({"'',LIGHT", "'',DARK", "hostile/,LIGHT", "quiet/,DARK", "large/,DARK"})
  void axeFindsNothing(String folder, ColorScheme scheme) throws Exception {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
            .setColorScheme(scheme));
    open(folder);
    if (page.locator(".drill").count() > 0) {
      page.locator(".drill").first().click();
    }
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))");

    assertThat(axeFindings()).as("what axe-core reports").isEmpty();
  }

  @Test
  void everythingThatMovesCanBeReachedByKeyboard() {
    open("");
    page.locator(".finding summary").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".finding details[open] table").count()).isEqualTo(1);
    page.locator("#endpoints > .copy").focus();
    assertThat(outline()).isEqualTo("solid");
    page.locator("#filter-hour").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.url()).endsWith("#?hour=0");
    page.locator("#filter-reset").focus();
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("filter-text");
  }

  private String outline() {
    return (String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
  }

  private long sum(String cells) {
    return page.locator(cells).allTextContents().stream()
        .filter(text -> !text.isEmpty())
        .mapToLong(text -> Long.parseLong(text.replace(",", "")))
        .sum();
  }

  private List<CSVRecord> csv() throws Exception {
    String text = (String) page.evaluate("navigator.clipboard.readText()");
    List<CSVRecord> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
      parser.forEach(rows::add);
    }
    return rows;
  }
}
