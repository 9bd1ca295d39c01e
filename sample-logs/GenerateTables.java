import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes the sample logs whose columns have names beside it, always the same bytes. Run it as
 * {@code java sample-logs/GenerateTables.java}. Every name, address and number is invented.
 */
public final class GenerateTables {
  private static final int REQUESTS = 150;
  private static final LocalDateTime DAY = LocalDateTime.of(2026, 11, 20, 8, 0);
  private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101";
  private static final String[] PATHS = {
    "/api/data/v9.2/accounts", "/main.aspx", "/api/data/v9.2/contacts", "/WebResources/app.js",
    "/api/data/v9.2/opportunities"
  };
  private static final String[] QUERIES = {"", "", "$top=50&$select=name", "etc=1&pagetype=view"};
  private static final String[] USERS = {"", "CONTOSO\\d.okafor", "CONTOSO\\m.lindqvist"};
  private static final int[] STATES = {200, 200, 200, 200, 200, 200, 304, 302, 404, 500};
  private static final String[] EVENTS = {
    "/services/data/v61.0/query", "/001D000000IqhSLIAZ", "/lightning/page/home",
    "/services/apexrest/orders/4711"
  };

  /** One request, before it is written in some format. */
  private record Hit(
      LocalDateTime time,
      String client,
      String user,
      String method,
      String path,
      String query,
      int status,
      int bytes,
      int millis) {
    String at(String pattern) {
      return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    String seconds() {
      return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    }

    String target() {
      return query.isEmpty() ? path : path + "?" + query;
    }
  }

  private GenerateTables() {}

  public static void main(String[] arguments) throws IOException {
    List<Hit> hits = hits();
    write("iis/u_ex261120.log", iis(hits));
    write("cloudfront/E2EXAMPLE.2026-11-20-08.log", cloudFront(hits));
    write("ltsv/access.ltsv", ltsv(hits));
    write("salesforce-elf/RestApi.csv", restApi(hits));
    write("salesforce-elf/ApexExecution.csv", apex(hits));
    write("jmeter/results.csv", jmeter(hits));
  }

  private static List<Hit> hits() {
    SplittableRandom random = new SplittableRandom(20_261_120);
    List<Hit> hits = new ArrayList<>();
    LocalDateTime time = DAY;
    for (int i = 0; i < REQUESTS; i++) {
      time = time.plusNanos(random.nextLong(30_000) * 1_000_000);
      int status = STATES[random.nextInt(STATES.length)];
      hits.add(
          new Hit(
              time,
              "10.20." + random.nextInt(4) + "." + (1 + random.nextInt(250)),
              USERS[random.nextInt(USERS.length)],
              random.nextInt(5) == 0 ? "POST" : "GET",
              PATHS[random.nextInt(PATHS.length)],
              QUERIES[random.nextInt(QUERIES.length)],
              status,
              status == 304 ? 0 : 200 + random.nextInt(60_000),
              2 + (int) Math.exp(random.nextDouble() * 8)));
    }
    return hits;
  }

  private static void write(String name, List<String> lines) throws IOException {
    Path here = Files.isDirectory(Path.of("sample-logs")) ? Path.of("sample-logs") : Path.of("");
    Path file = here.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A restart at half past eight, after which sizes are logged too. */
  private static List<String> iis(List<Hit> hits) {
    List<String> lines = new ArrayList<>();
    String base =
        "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
            + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status";
    directives(lines, hits.get(0), base + " time-taken");
    boolean sizes = false;
    for (Hit h : hits) {
      if (!sizes && h.time().isAfter(DAY.plusMinutes(30))) {
        sizes = true;
        directives(lines, h, base + " sc-bytes cs-bytes time-taken");
      }
      lines.add(
          h.at("yyyy-MM-dd HH:mm:ss")
              + (" 10.0.0.5 " + h.method() + " " + h.path() + " " + dash(h.query()))
              + (" 443 " + dash(h.user()) + " " + h.client() + " " + AGENT.replace(' ', '+'))
              + (" https://crm.example.com/main.aspx " + h.status() + " 0 0")
              + (sizes ? " " + h.bytes() + " 340" : "")
              + (" " + h.millis()));
    }
    return lines;
  }

  private static void directives(List<String> lines, Hit first, String fields) {
    lines.add("#Software: Microsoft Internet Information Services 10.0");
    lines.add("#Version: 1.0");
    lines.add("#Date: " + first.at("yyyy-MM-dd HH:mm:ss"));
    lines.add("#Fields: " + fields);
  }

  private static List<String> cloudFront(List<Hit> hits) {
    List<String> lines = new ArrayList<>();
    lines.add("#Version: 1.0");
    lines.add(
        "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem"
            + " sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
            + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for"
            + " ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version"
            + " fle-status fle-encrypted-fields c-port time-to-first-byte"
            + " x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start"
            + " sc-range-end");
    int id = 0;
    for (Hit h : hits) {
      String result = h.path().endsWith(".js") ? "Hit" : h.status() == 500 ? "Error" : "Miss";
      lines.add(
          String.join(
              "\t",
              h.at("yyyy-MM-dd"),
              h.at("HH:mm:ss"),
              "FRA56-P1",
              Integer.toString(h.bytes()),
              h.client(),
              h.method(),
              "d111111abcdef8.cloudfront.net",
              h.path(),
              Integer.toString(h.status()),
              "-",
              AGENT.replace(" ", "%20"),
              dash(h.query()),
              "-",
              result,
              "req" + ++id + "EXAMPLE==",
              "crm.example.com",
              "https",
              "340",
              h.seconds(),
              "-",
              "TLSv1.3",
              "TLS_AES_128_GCM_SHA256",
              result,
              "HTTP/2.0",
              "-",
              "-",
              "51754",
              h.seconds(),
              result,
              "text/html",
              "-",
              "-",
              "-"));
    }
    return lines;
  }

  private static List<String> ltsv(List<Hit> hits) {
    List<String> lines = new ArrayList<>();
    for (Hit h : hits) {
      lines.add(
          String.join(
              "\t",
              "time:" + h.at("dd/MMM/yyyy:HH:mm:ss") + " +0000",
              "host:" + h.client(),
              "req:" + h.method() + " " + h.target() + " HTTP/1.1",
              "status:" + h.status(),
              "size:" + h.bytes(),
              "referer:-",
              "ua:" + AGENT,
              "reqtime:" + h.seconds(),
              "apptime:" + (h.status() == 304 ? "-" : h.seconds()),
              "vhost:crm.example.com"));
    }
    return lines;
  }

  private static List<String> restApi(List<Hit> hits) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "EVENT_TYPE", "TIMESTAMP", "REQUEST_ID", "ORGANIZATION_ID", "USER_ID", "RUN_TIME",
            "CPU_TIME", "URI", "METHOD", "STATUS_CODE", "DB_TOTAL_TIME", "REQUEST_SIZE",
            "RESPONSE_SIZE", "QUERY", "USER_AGENT", "TIMESTAMP_DERIVED", "CLIENT_IP"));
    int id = 0;
    for (Hit h : hits) {
      lines.add(
          row(
              "RestApi",
              h.at("yyyyMMddHHmmss.SSS"),
              "4ab" + ++id,
              "00D000000000001",
              "005000000000001",
              Integer.toString(h.millis()),
              Integer.toString(h.millis() / 3),
              EVENTS[h.bytes() % EVENTS.length],
              h.method(),
              Integer.toString(h.status()),
              Long.toString(h.millis() * 400_000L),
              "340",
              Integer.toString(h.bytes()),
              h.bytes() % 4 == 0 ? "SELECT Id, Name\nFROM Account\nWHERE Name = \"Okafor\"" : "",
              AGENT,
              h.at("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"),
              h.bytes() % 7 == 0 ? "Salesforce.com IP" : h.client()));
    }
    return lines;
  }

  private static List<String> apex(List<Hit> hits) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "EVENT_TYPE", "TIMESTAMP", "REQUEST_ID", "RUN_TIME", "CPU_TIME", "URI", "EXEC_TIME",
            "DB_TOTAL_TIME", "CALLOUT_TIME", "ENTRY_POINT", "QUIDDITY", "USER_ID_DERIVED"));
    int id = 0;
    for (Hit h : hits) {
      lines.add(
          row(
              "ApexExecution",
              h.at("yyyyMMddHHmmss.SSS"),
              "4ac" + ++id,
              "",
              Integer.toString(h.millis() / 3),
              "/aura",
              Integer.toString(h.millis()),
              Integer.toString(h.millis() / 2),
              "0",
              h.bytes() % 3 == 0 ? "OpportunityController.save" : "trigger on Account",
              "V",
              "005000000000001AAA"));
    }
    return lines;
  }

  /** A page of two requests every ten samples, and the row of its transaction. */
  private static List<String> jmeter(List<Hit> hits) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
            + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect");
    for (int i = 0; i < hits.size(); i++) {
      Hit h = hits.get(i);
      boolean failed = h.status() >= 400;
      long start = h.time().toInstant(ZoneOffset.UTC).toEpochMilli();
      lines.add(
          start
              + ("," + h.millis() + "," + (h.path().equals("/main.aspx") ? "Home" : "Data") + ",")
              + (h.status() + "," + (failed ? "Error" : "OK") + ",Users 1-" + (1 + i % 5))
              + (",text," + !failed + "," + (failed ? "\"expected \"\"200\"\", got another\"" : ""))
              + ("," + h.bytes() + ",340,5,5,https://crm.example.com" + h.target() + ",")
              + (h.millis() / 2 + ",0," + (i % 5 == 0 ? 1 : 0)));
      if (i % 10 == 9) {
        int both = hits.get(i - 1).millis() + h.millis();
        lines.add(
            start
                + ("," + both + ",Page,200,\"Number of samples in transaction : 2, number of")
                + (" failing samples : 0\",Users 1-" + (1 + i % 5) + ",,true,,")
                + (h.bytes() + ",680,5,5,null," + both / 2 + ",0,0"));
      }
    }
    return lines;
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder();
    for (String cell : cells) {
      row.append(row.isEmpty() ? "\"" : ",\"").append(cell.replace("\"", "\"\"")).append('"');
    }
    return row.toString();
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
