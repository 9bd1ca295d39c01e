package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chromium of the machine with a report's page in it, from {@code file://}. Needs {@code
 * bin/fetch-playwright-driver}; the chromium is /usr/bin/chromium or {@code -Dchromium=}. After
 * every test the console must be empty and no request may have left the folder.
 */
abstract class BrowserSession {
  static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir static Path reports;

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> console = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  BrowserContext context;
  Page page;

  @BeforeAll
  static void startBrowser() throws Exception {
    if (System.getProperty("playwright.cli.dir") == null) {
      Path driver = cache().resolve("playwright-1.62.0");
      assertThat(driver).as("run bin/fetch-playwright-driver first").exists();
      System.setProperty("playwright.cli.dir", driver.toString());
    }
    Files.createDirectories(SCREENSHOTS);
    LocalReportStore store = new LocalReportStore(reports);
    ReportFiles.write(SampleReports.day(), store, Language.EN);
    ReportIndex.write(store, Language.EN);
    ReportFiles.write(
        SampleReports.large(2000), new LocalReportStore(reports.resolve("large")), Language.EN);
    ReportFiles.write(
        SampleReports.quiet(), new LocalReportStore(reports.resolve("quiet")), Language.EN);
    ReportFiles.write(
        SampleReports.named(HostileNames.ALL),
        new LocalReportStore(reports.resolve("hostile")),
        Language.EN);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Where bin/fetch-playwright-driver and bin/fetch-axe put what they fetch. */
  static Path cache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return home.resolve("crm-perf");
  }

  @AfterAll
  static void stopBrowser() {
    playwright.close();
  }

  @BeforeEach
  void newContext() {
    use(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  @AfterEach
  void staysSilentAndOffline() {
    context.close();
    assertThat(console).as("console messages and page errors").isEmpty();
    assertThat(requests).as("requests").allMatch(url -> url.startsWith("file://" + reports));
  }

  void use(Browser.NewContextOptions options) {
    context = browser.newContext(options);
    page = context.newPage();
    page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
    page.onPageError(console::add);
    page.onRequest(request -> requests.add(request.url()));
  }

  /** Opens the page of a folder, {@code ""} or {@code large/}, or of a fragment, {@code #...}. */
  void open(String where) {
    int hash = where.indexOf('#');
    String folder = hash < 0 ? where : where.substring(0, hash);
    String fragment = hash < 0 ? "" : where.substring(hash);
    page.navigate("file://" + reports + "/" + folder + "2026-11-21/index.html" + fragment);
  }

  int overflow() {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /** What axe-core finds wrong with the page as it is now. */
  List<?> axeFindings() throws Exception {
    page.evaluate(axe());
    return (List<?>)
        page.evaluate(
            "async () => (await axe.run()).violations.flatMap((v) => v.nodes.slice(0, 3).map("
                + "(n) => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary))");
  }

  /** The rules of axe-core, which bin/fetch-axe has put aside. */
  static String axe() throws Exception {
    String given = System.getProperty("axe.dir");
    Path folder = given == null ? cache().resolve("axe-core-4.14.1") : Path.of(given);
    Path file = folder.resolve("package/axe.min.js");
    assertThat(file).as("run bin/fetch-axe first").exists();
    return Files.readString(file);
  }

  void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
