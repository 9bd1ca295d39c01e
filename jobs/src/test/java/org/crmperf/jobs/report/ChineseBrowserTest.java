package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.crmperf.jobs.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Chinese page as a person meets it: what the scripts say is Chinese too. */
@Tag("browser")
class ChineseBrowserTest extends BrowserSession {
  @BeforeAll
  static void writeChinese() {
    LocalReportStore store = new LocalReportStore(reports.resolve("zh"));
    ReportModel model = SampleNight.model();
    ReportFiles.write(model, SampleNight.restatement(model), store, Language.ZH);
    ReportIndex.write(store, Language.ZH);
  }

  @Test
  void saysItsLanguageAndTheDayInIt() {
    open("zh/");

    assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("zh-CN");
    assertThat(page.title()).isEqualTo("性能报告：2026年11月21日 星期六");
    assertThat(page.locator(".chart canvas").count()).isEqualTo(4);
    assertThat(page.locator(".u-legend").first().textContent()).contains("小时").contains("p95");
  }

  @Test
  void sortsAndFilters() {
    open("zh/");
    Locator heading = page.locator("th[data-key='p95_ms']");

    heading.locator("button").click();
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("descending");
    assertThat(heading.textContent()).isEqualTo("p95（ms）");

    page.locator("#filter-text").fill("detailview");
    assertThat(page.locator("#endpoint-count").textContent()).isEqualTo("16 个接口中的 2 个");
    assertThat(page.locator(".filtered").allTextContents().get(1)).startsWith("已筛选：2 个接口");
    assertThat(page.locator("#findings-hidden").textContent()).matches("筛选隐藏了 \\d+ 项发现。");
    page.locator("#filter-reset").click();
    assertThat(page.locator("#endpoint-count").textContent()).isEqualTo("共 16 个接口");
  }

  @Test
  void drillsDownInChineseAndDrawsRowsAsTheServerDid() {
    open("zh/");
    List<String> drawnByScript = page.locator("#endpoint-table tbody tr").allTextContents();
    page.locator(".drill").first().click();

    assertThat(page.locator("tr.hours h4").allTextContents())
        .contains("响应时间", "请求数", "按响应时间和小时分布的请求数", "全天分布", "与基线对比");
    String inside = page.locator("tr.hours").innerText();
    assertThat(inside).contains("错误率", "%", "/秒").doesNotContain(" %", "undefined", "null");
    assertThat(inside.replaceAll("Apdex|GET|/\\S+", "")).doesNotContainPattern("[A-Za-z]{4,}");
    assertThat(page.locator("tr.hours .copy").first().textContent()).isEqualTo("复制为 CSV");
    shoot("zh-drill-down");
    context.close();

    use(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 900));
    open("zh/");
    assertThat(drawnByScript).isEqualTo(page.locator("#endpoint-table tbody tr").allTextContents());
    assertThat(page.locator("noscript").textContent()).contains("需要启用脚本");
  }

  @Test
  void fitsAPhone() {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setIsMobile(true)
            .setHasTouch(true));
    open("zh/");
    page.locator(".drill").first().click();
    shoot("zh-phone");
    assertThat(overflow()).as("sideways scrolling of the page, px").isZero();
  }

  @Test
  void listsTheDaysAndLinksToThem() {
    page.navigate("file://" + reports + "/zh/index.html");
    shoot("zh-days");
    assertThat(page.title()).isEqualTo("性能报告");

    page.locator("a").first().click();

    assertThat(page.locator("h1").textContent()).isEqualTo("2026年11月21日 星期六");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void axeFindsNothing(ColorScheme scheme) throws Exception {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
            .setColorScheme(scheme));
    open("zh/");
    page.locator(".drill").first().click();
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))");
    shoot("zh-" + scheme.name().toLowerCase(java.util.Locale.ROOT));

    assertThat(axeFindings()).as("what axe-core reports").isEmpty();
  }
}
