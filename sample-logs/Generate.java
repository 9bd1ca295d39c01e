import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the sample logs beside it, always the same bytes. Run it as {@code java
 * sample-logs/Generate.java}. Every name, address and number is invented; the day is Friday
 * 2026-11-20, UTC, with a few lines of the next day so that it is a complete one.
 */
public final class Generate {
  private static final LocalDateTime DAY = LocalDateTime.of(2026, 11, 20, 0, 0);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ENGLISH);
  private static final int SECONDS = 86_400;

  /** Share of the day's traffic that each hour gets: quiet night, two peaks, a lunch dip. */
  private static final int[] SHAPE = {
    4, 3, 6, 3, 3, 5, 12, 30, 62, 88, 96, 84, 52, 70, 92, 86, 74, 50, 28, 16, 12, 9, 7, 5
  };

  private static final int OUTAGE_FROM = at(14, 5, 0);
  private static final int OUTAGE_TO = at(14, 11, 0);

  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
        + " Version/26.0 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
        + " Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
  };

  /** One kind of request: how often, how slow (median), how spread, how large. */
  private record Kind(
      int weight,
      String method,
      String url,
      double medianMs,
      double sigma,
      int bytes,
      int status) {}

  /** One request, before it is written in some format. */
  private record Hit(
      int second,
      String client,
      String user,
      String method,
      String url,
      int status,
      int bytes,
      long micros,
      boolean upstream,
      String agent,
      String referer) {
    String time() {
      return DAY.plusSeconds(second).format(CLF);
    }

    String seconds() {
      return String.format(Locale.ROOT, "%d.%03d", micros / 1_000_000, micros / 1000 % 1000);
    }
  }

  private static final List<Kind> SUITE =
      List.of(
          new Kind(40, "GET", "/index.php?module=Home&action=index", 140, 0.5, 48_000, 200),
          new Kind(70, "GET", "/index.php?module=Accounts&action=index", 260, 0.6, 61_000, 200),
          new Kind(
              90,
              "GET",
              "/index.php?module=Accounts&action=DetailView&record={u}",
              190,
              0.5,
              55_000,
              200),
          new Kind(70, "GET", "/index.php?module=Contacts&action=index", 230, 0.6, 58_000, 200),
          new Kind(
              80,
              "GET",
              "/index.php?module=Contacts&action=DetailView&record={u}",
              170,
              0.5,
              52_000,
              200),
          new Kind(50, "GET", "/index.php?module=Leads&action=index", 240, 0.6, 57_000, 200),
          new Kind(
              50, "GET", "/index.php?module=Opportunities&action=index", 520, 0.9, 72_000, 200),
          new Kind(
              45,
              "GET",
              "/index.php?module=Opportunities&action=DetailView&record={u}",
              210,
              0.5,
              54_000,
              200),
          new Kind(30, "GET", "/index.php?module=Cases&action=index", 250, 0.6, 56_000, 200),
          new Kind(
              25,
              "GET",
              "/index.php?module=Calendar&action=index&view=week",
              380,
              0.7,
              83_000,
              200),
          new Kind(
              30,
              "GET",
              "/index.php?module=Contacts&action=EditView&record={u}",
              150,
              0.4,
              47_000,
              200),
          new Kind(28, "POST", "/index.php?module=Contacts&action=Save", 340, 0.6, 0, 302),
          new Kind(20, "POST", "/index.php?module=Opportunities&action=Save", 410, 0.6, 0, 302),
          new Kind(10, "POST", "/index.php?module=Users&action=Authenticate", 620, 0.5, 0, 302),
          new Kind(
              9,
              "GET",
              "/index.php?module=AOR_Reports&action=DetailView&record={u}",
              4200,
              0.8,
              190_000,
              200),
          new Kind(3, "POST", "/index.php?module=Import&action=Step4", 2600, 0.7, 21_000, 200),
          new Kind(60, "POST", "/service/v4_1/rest.php", 95, 0.8, 3_400, 200),
          new Kind(45, "GET", "/Api/V8/module/Accounts/{u}", 80, 0.6, 4_100, 200),
          new Kind(
              30,
              "GET",
              "/Api/V8/module/Contacts?page[number]={n}&page[size]=20",
              150,
              0.7,
              22_000,
              200),
          new Kind(6, "PATCH", "/Api/V8/module", 130, 0.5, 3_900, 200),
          new Kind(75, "GET", "/themes/SuiteP/css/Dawn/style.css?v={h}", 1.4, 0.6, 98_000, 200),
          new Kind(70, "GET", "/include/javascript/sugar_grp1.js?v={h}", 2.1, 0.6, 310_000, 200),
          new Kind(45, "GET", "/themes/SuiteP/images/company_logo.png?v={h}", 0.9, 0.5, 0, 304),
          new Kind(20, "GET", "/cache/jsLanguage/en_us.js?v={h}", 1.1, 0.5, 42_000, 200));

  private static final List<Kind> ESPO =
      List.of(
          new Kind(
              30,
              "GET",
              "/api/v1/Account?maxSize=20&offset={n}&orderBy=createdAt",
              160,
              0.6,
              18_000,
              200),
          new Kind(40, "GET", "/api/v1/Account/{e}", 70, 0.5, 2_900, 200),
          new Kind(30, "GET", "/api/v1/Contact/{e}", 65, 0.5, 2_400, 200),
          new Kind(16, "PUT", "/api/v1/Opportunity/{e}", 140, 0.6, 2_700, 200),
          new Kind(8, "POST", "/api/v1/Meeting", 180, 0.6, 1_900, 200),
          new Kind(70, "GET", "/api/v1/Notification/action/notReadCount", 18, 0.5, 1, 200),
          new Kind(14, "GET", "/api/v1/Stream?maxSize=5&offset=0", 320, 0.8, 9_000, 200),
          new Kind(
              4, "GET", "/api/v1/GlobalSearch?q=brandt&maxSize=7&offset=0", 1900, 0.8, 5_200, 200),
          new Kind(3, "DELETE", "/api/v1/Lead/{e}", 90, 0.4, 4, 200),
          new Kind(2, "GET", "/api/v1/Account/{e}/contacts", 210, 0.5, 150, 403),
          new Kind(30, "GET", "/client/lib/espo.js?r={n}", 1.2, 0.5, 980_000, 200));

  private static final List<Kind> ODOO =
      List.of(
          new Kind(
              50,
              "POST",
              "/web/dataset/call_kw/res.partner/web_search_read",
              120,
              0.6,
              21_000,
              200),
          new Kind(40, "POST", "/web/dataset/call_kw/crm.lead/read", 80, 0.6, 5_400, 200),
          new Kind(22, "POST", "/web/dataset/call_kw/crm.lead/write", 150, 0.7, 90, 200),
          new Kind(
              14, "POST", "/web/dataset/call_kw/sale.order/web_read_group", 640, 0.9, 7_700, 200),
          new Kind(
              8, "POST", "/web/dataset/call_button/sale.order/action_confirm", 900, 0.6, 310, 200),
          new Kind(
              30,
              "GET",
              "/web/image?model=res.partner&id={n}&field=avatar_128",
              22,
              0.7,
              6_400,
              200),
          new Kind(25, "POST", "/mail/thread/messages", 110, 0.6, 8_800, 200),
          new Kind(6, "GET", "/report/pdf/sale.report_saleorder/{n}", 3100, 0.5, 64_000, 200),
          new Kind(5, "POST", "/web/session/authenticate", 430, 0.5, 1_100, 200),
          new Kind(
              20, "GET", "/web/assets/{n}-3f1c2ab/web.assets_backend.min.js", 1.5, 0.5, 0, 304));

  private static final List<Kind> PORTAL =
      List.of(
          new Kind(30, "GET", "/portal/customers/{n}", 45, 0.6, 3_300, 200),
          new Kind(
              12, "GET", "/portal/customers/{n}/invoices;jsessionid={h}", 130, 0.7, 9_100, 200),
          new Kind(8, "POST", "/portal/tickets", 210, 0.6, 640, 201),
          new Kind(4, "GET", "/portal/search?q=muster", 820, 0.7, 5_600, 200),
          new Kind(2, "GET", "/portal/customers/0", 20, 0.4, 770, 404));

  private static final String[] SCANS = {
    "/wp-login.php",
    "/.env",
    "/.git/config",
    "/phpmyadmin/index.php",
    "/vendor/phpunit/src/x.php",
    "/xmlrpc.php",
    "/admin.php",
    "/backup.zip",
    "/actuator/env",
    "/cgi-bin/luci",
    "/owa/auth.owa"
  };

  private final SplittableRandom random;
  private final List<Hit> hits = new ArrayList<>();

  private Generate(long seed) {
    random = new SplittableRandom(seed);
  }

  public static void main(String[] args) throws IOException {
    Path here = Path.of(args.length > 0 ? args[0] : "sample-logs");
    suiteCrmOnNginx(here.resolve("nginx"));
    espoCrmOnApache(here.resolve("apache"));
    odooBehindNginx(here.resolve("nginx-upstream"));
    portalOnTomcat(here.resolve("tomcat-9"), 9);
    portalOnTomcat(here.resolve("tomcat-10"), 10);
  }

  /** The big one: a day of SuiteCRM with an outage, slow reports, probes, scans and damage. */
  private static void suiteCrmOnNginx(Path dir) throws IOException {
    Generate day = new Generate(20_261_120);
    day.people(4_100, SUITE, "https://crm.example.com/index.php?module=Home&action=index");
    day.probes(60);
    day.scans(170);
    Function<Hit, String> format =
        h ->
            String.format(
                Locale.ROOT,
                "%s - %s [%s] \"%s %s HTTP/1.1\" %d %d \"%s\" \"%s\" %s %s",
                h.client,
                h.user,
                h.time(),
                h.method,
                h.url,
                h.status,
                h.bytes,
                h.referer,
                h.agent,
                h.seconds(),
                h.upstream ? h.seconds() : "-");
    List<String> lines = day.lines(format);
    String tail = " \"-\" \"-\" 0.000 -";
    lines.add(
        1200,
        "203.0.113.77 - - [20/Nov/2026:07:58:02 +0000]"
            + " \"\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03\" 400 150"
            + tail);
    lines.add(1900, "203.0.113.77 - - [20/Nov/2026:09:21:40 +0000] \"\" 400 0" + tail);
    lines.add(2600, "203.0.113.78 - - [20/Nov/2026:10:30:11 +0000] \"-\" 408 0" + tail);
    lines.add(3100, "10.20.4.17 - d.okafor [20/Nov/2026:11:30:09 +0000] \"GET /index.php?mod");
    lines.add(
        4000,
        "2026/11/20 14:05:02 [error] 812#812: *40211 connect() failed (111: Connection refused)"
            + " while connecting to upstream, client: 10.20.4.31, server: crm.example.com");
    for (int i = 0; i < 4; i++) {
      lines.add(
          "10.20.0.5 - - [21/Nov/2026:00:0"
              + i
              + ":00 +0000] \"GET /healthz HTTP/1.1\" 200 15 \"-\" \"uptime-probe/2.4\" 0.002"
              + " 0.002");
    }
    int noon = 0;
    while (!lines.get(noon).contains("20/Nov/2026:12:")) {
      noon++;
    }
    write(dir.resolve("access.log.1.gz"), lines.subList(0, noon), "\n");
    write(dir.resolve("access.log"), lines.subList(noon, lines.size()), "\n");
  }

  private static void espoCrmOnApache(Path dir) throws IOException {
    Generate day = new Generate(7);
    day.people(700, ESPO, "https://espo.example.com/");
    write(
        dir.resolve("espocrm_access.log"),
        day.lines(
            h ->
                String.format(
                    Locale.ROOT,
                    "espo.example.com:443 %s - %s [%s] \"%s %s HTTP/1.1\" %d %s \"%s\" \"%s\" %d",
                    h.client,
                    h.user,
                    h.time(),
                    h.method,
                    h.url,
                    h.status,
                    h.bytes == 0 ? "-" : Integer.toString(h.bytes),
                    h.referer,
                    h.agent,
                    h.micros)),
        "\n");
  }

  /** Two upstream servers; one in twenty requests is tried on both, which makes a list. */
  private static void odooBehindNginx(Path dir) throws IOException {
    Generate day = new Generate(11);
    day.people(600, ODOO, "https://odoo.example.com/odoo");
    SplittableRandom tries = new SplittableRandom(12);
    write(
        dir.resolve("odoo_access.log"),
        day.lines(
            h -> {
              boolean retried = h.upstream && tries.nextInt(20) == 0;
              String address =
                  !h.upstream
                      ? "-"
                      : retried ? "10.30.0.11:8069, 10.30.0.12:8069" : "10.30.0.11:8069";
              String times = !h.upstream ? "-" : retried ? "0.003, " + h.seconds() : h.seconds();
              String statuses = !h.upstream ? "-" : retried ? "502, " + h.status : "" + h.status;
              return String.format(
                  Locale.ROOT,
                  "%s - %s [%s] \"%s %s HTTP/2.0\" %d %d \"%s\" \"%s\" rt=%s ua=\"%s\" us=\"%s\""
                      + " urt=\"%s\"",
                  h.client,
                  h.user,
                  h.time(),
                  h.method,
                  h.url,
                  h.status,
                  h.bytes,
                  h.referer,
                  h.agent,
                  h.seconds(),
                  address,
                  statuses,
                  times);
            }),
        "\n");
  }

  /** The same requests twice: Tomcat 9 writes %D in milliseconds, Tomcat 10 in microseconds. */
  private static void portalOnTomcat(Path dir, int version) throws IOException {
    Generate day = new Generate(9);
    day.people(250, PORTAL, "-");
    write(
        dir.resolve("localhost_access_log.2026-11-20.txt"),
        day.lines(
            h ->
                String.format(
                    Locale.ROOT,
                    "%s - %s [%s] \"%s %s HTTP/1.1\" %d %s %d",
                    h.client,
                    h.user,
                    h.time(),
                    h.method,
                    h.url,
                    h.status,
                    h.bytes == 0 ? "-" : Integer.toString(h.bytes),
                    version < 10 ? h.micros / 1000 : h.micros)),
        "\r\n");
  }

  private void people(int count, List<Kind> kinds, String home) {
    int weights = kinds.stream().mapToInt(Kind::weight).sum();
    int shape = java.util.Arrays.stream(SHAPE).sum();
    for (int i = 0; i < count; i++) {
      int pick = random.nextInt(shape);
      int hour = 0;
      while ((pick -= SHAPE[hour]) >= 0) {
        hour++;
      }
      int weight = random.nextInt(weights);
      int k = 0;
      while ((weight -= kinds.get(k).weight) >= 0) {
        k++;
      }
      person(hour * 3600 + random.nextInt(3600), kinds.get(k), home);
    }
  }

  private void person(int second, Kind kind, String home) {
    boolean upstream = kind.medianMs > 10;
    double slow = hour(second) == 10 && kind.url.contains("Opportunities") ? 4 : 1;
    double millis = kind.medianMs * slow * StrictMath.exp(kind.sigma * gaussian());
    int status = kind.status;
    int bytes =
        kind.bytes < 100
            ? kind.bytes
            : kind.bytes - kind.bytes / 8 + random.nextInt(kind.bytes / 4);
    int trouble = random.nextInt(1000);
    if (upstream && second >= OUTAGE_FROM && second < OUTAGE_TO && trouble < 880) {
      status = trouble < 600 ? 502 : 504;
      millis = status == 502 ? 1 + random.nextInt(4) : 60_000 + random.nextInt(9);
      bytes = 552;
    } else if (upstream && trouble < 4) {
      status = 500;
      bytes = 1_204;
    } else if (upstream && millis > 8_000 && trouble < 300) {
      status = 499;
      bytes = 0;
    } else if (trouble > 993) {
      status = 404;
      bytes = 1_893;
    }
    int who = random.nextInt(60);
    String client =
        who == 0 ? "2001:db8:20:4::" + Integer.toHexString(16 + who) : "10.20.4." + (10 + who);
    boolean api = kind.url.contains("/v4_1/") || kind.url.contains("/Api/");
    hits.add(
        new Hit(
            second,
            api ? "10.20.9.4" : client,
            api ? "integration" : who % 7 == 0 ? "d.okafor" : "-",
            kind.method,
            fill(kind.url),
            status,
            bytes,
            StrictMath.round(millis * 1000),
            upstream,
            api ? "GuzzleHttp/7" : AGENTS[who % AGENTS.length],
            api ? "-" : home));
  }

  /** A probe every so many seconds keeps every minute of the night known. */
  private void probes(int every) {
    for (int second = 0; second < SECONDS; second += every) {
      boolean down = second >= OUTAGE_FROM && second < OUTAGE_TO;
      hits.add(
          new Hit(
              second,
              "10.20.0.5",
              "-",
              "GET",
              "/healthz",
              down ? 502 : 200,
              down ? 552 : 15,
              1000 + random.nextInt(3000),
              true,
              "uptime-probe/2.4",
              "-"));
    }
  }

  private void scans(int count) {
    for (int i = 0; i < count; i++) {
      int second = at(3, 12, 0) + random.nextInt(900);
      hits.add(
          new Hit(
              second,
              "198.51.100." + (1 + random.nextInt(3)),
              "-",
              "GET",
              SCANS[random.nextInt(SCANS.length)],
              404,
              1_893,
              2_000 + random.nextInt(6_000),
              true,
              "Mozilla/5.0 zgrab/0.x",
              "-"));
    }
  }

  private List<String> lines(Function<Hit, String> format) {
    hits.sort(Comparator.comparingInt(Hit::second));
    List<String> lines = new ArrayList<>();
    hits.forEach(hit -> lines.add(format.apply(hit)));
    return lines;
  }

  private String fill(String url) {
    return url.replace("{u}", hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12))
        .replace("{e}", "6" + hex(16))
        .replace("{h}", hex(16))
        .replace("{n}", Integer.toString(1 + random.nextInt(4000)));
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  /** Box and Muller, with StrictMath so that every machine writes the same log. */
  private double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  private static int hour(int second) {
    return second / 3600;
  }

  private static int at(int hour, int minute, int second) {
    return hour * 3600 + minute * 60 + second;
  }

  private static void write(Path file, List<String> lines, String end) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] bytes = (String.join(end, lines) + end).getBytes(StandardCharsets.UTF_8);
    try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      out.write(bytes);
    }
    System.err.printf(
        "%s: %d lines, day starts %s%n", file, lines.size(), DAY.toInstant(ZoneOffset.UTC));
  }
}
