import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Writes the sample logs of load balancers, proxies and application servers beside it, always the
 * same bytes. Run it as {@code java sample-logs/GenerateServers.java}. Every name, address and number
 * is invented.
 */
public final class GenerateServers {
  private static final int REQUESTS = 120;
  private static final LocalDateTime DAY = LocalDateTime.of(2026, 11, 20, 8, 0);
  private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101";
  private static final String[] PATHS = {
    "/accounts", "/accounts/4711?tab=notes", "/contacts/search?q=okafor", "/opportunities",
    "/reports/pipeline", "/api/v1/Meeting/31", "/static/app.js"
  };
  private static final String[] USERS = {"-", "d.okafor", "m.lindqvist", "admin"};
  private static final int[] STATES = {200, 200, 200, 200, 200, 200, 304, 302, 404, 500, 503};

  /** One request, before it is written in some format. */
  private record Hit(
      LocalDateTime time,
      String client,
      int port,
      String user,
      String method,
      String path,
      int status,
      int bytes,
      long micros) {
    String at(String pattern) {
      return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    long ms() {
      return micros / 1000;
    }

    String s(long part) {
      return String.format(Locale.ROOT, "%d.%03d", part / 1_000_000, part / 1000 % 1000);
    }

    String clf() {
      return at("dd/MMM/yyyy:HH:mm:ss") + " +0000";
    }

    String request() {
      return method + " " + path + " HTTP/1.1";
    }
  }

  private GenerateServers() {}

  public static void main(String[] arguments) throws IOException {
    List<Hit> hits = hits();
    write("haproxy/haproxy.log", hits, GenerateServers::haproxy);
    write("aws-elb/alb.log", hits, GenerateServers::alb);
    write("aws-elb/classic.log", hits, GenerateServers::classic);
    write("traefik/access.log", hits, GenerateServers::traefik);
    write("envoy/envoy.log", hits, GenerateServers::envoy);
    write("envoy/istio.log", hits, GenerateServers::istio);
    write("atlassian/conf_access_log.log", hits, GenerateServers::atlassian);
    write("atlassian/bitbucket_access.log", hits, GenerateServers::bitbucket);
    write("jetty/request.log", hits, GenerateServers::jetty);
    write("uwsgi/uwsgi.log", hits, GenerateServers::uwsgi);
    write("odoo/odoo.log", hits, GenerateServers::odoo);
    write("zoraxy/zoraxy.log", hits, GenerateServers::zoraxy);
  }

  private static List<Hit> hits() {
    SplittableRandom random = new SplittableRandom(20_261_120);
    List<Hit> hits = new ArrayList<>();
    LocalDateTime time = DAY;
    for (int i = 0; i < REQUESTS; i++) {
      time = time.plusNanos(random.nextLong(20_000_000_000L) / 1_000_000 * 1_000_000);
      int status = STATES[random.nextInt(STATES.length)];
      hits.add(
          new Hit(
              time,
              "10.20." + random.nextInt(4) + "." + (1 + random.nextInt(250)),
              32_768 + random.nextInt(28_000),
              USERS[random.nextInt(USERS.length)],
              random.nextInt(5) == 0 ? "POST" : "GET",
              PATHS[random.nextInt(PATHS.length)],
              status,
              status == 304 ? 0 : 200 + random.nextInt(60_000),
              2_000 + (long) Math.exp(random.nextDouble() * 7) * 1_000));
    }
    return hits;
  }

  private static void write(String name, List<Hit> hits, Function<Hit, String> line)
      throws IOException {
    Path file = Path.of(name);
    if (!Files.isDirectory(Path.of("haproxy")) && Files.isDirectory(Path.of("sample-logs"))) {
      file = Path.of("sample-logs").resolve(name);
    }
    Files.createDirectories(file.getParent());
    StringBuilder text = new StringBuilder();
    hits.forEach(hit -> text.append(line.apply(hit)).append('\n'));
    Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String haproxy(Hit h) {
    String head = h.at("MMM dd HH:mm:ss") + " lb1 haproxy[14389]: ";
    String start = h.client() + ":" + h.port() + " [" + h.at("dd/MMM/yyyy:HH:mm:ss.SSS") + "] ";
    if (h.port() % 29 == 0) {
      return head + start + "crm-https/1: SSL handshake failure";
    }
    boolean none = h.status() == 503;
    String times =
        none
            ? "0/" + h.ms() + "/-1/-1/" + h.ms()
            : "0/1/2/" + (h.ms() - 2) + "/" + (h.ms() + 1);
    return head
        + start
        + (none ? "crm-https~ crm/<NOSRV> " : "crm-https~ crm/app" + (1 + h.port() % 2) + " ")
        + times
        + (" " + h.status() + " " + h.bytes() + " - - ")
        + (none ? "sQ-- 41/41/9/0/0 0/9 " : "---- 12/12/3/1/0 0/0 ")
        + ("{crm.example.com|" + AGENT + "} {} \"" + h.request() + "\"");
  }

  private static String alb(Hit h) {
    boolean none = h.status() == 503;
    return (h.port() % 3 == 0 ? "h2 " : "https ")
        + h.at("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'")
        + (" app/crm/50dc6c495c0c9188 " + h.client() + ":" + h.port() + " ")
        + (none ? "- -1 -1 -1 " : "10.30.0.11:8069 0.000 " + h.s(h.micros()) + " 0.000 ")
        + (h.status() + (none ? " - " : " " + h.status() + " ") + "340 " + h.bytes() + " ")
        + ("\"" + h.method() + " https://crm.example.com:443" + h.path() + " HTTP/1.1\" ")
        + ("\"" + AGENT + "\" TLS_AES_128_GCM_SHA256 TLSv1.3 arn:aws:example:targetgroup/crm ")
        + ("\"Root=1-" + h.port() + "-abc\" \"crm.example.com\" \"arn:aws:example:cert\" 0 ")
        + h.at("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'")
        + (" \"forward\" \"-\" \"-\" \"" + (none ? "-" : "10.30.0.11:8069") + "\" ")
        + ("\"" + (none ? "-" : h.status()) + "\" \"-\" \"-\" TID_" + h.port());
  }

  private static String classic(Hit h) {
    String start =
        h.at("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'") + " crm " + h.client() + ":" + h.port() + " ";
    if (h.port() % 31 == 0) {
      return start + "10.30.0.11:389 0.0001 0.00002 0.00004 - - 82 305 \"- - - \" \"-\" - -";
    }
    return start
        + ("10.30.0.11:8069 0.00007 " + h.s(h.micros()) + "5 0.00003 ")
        + (h.status() + " " + h.status() + " 0 " + h.bytes() + " \"" + h.method())
        + (" http://crm.example.com:80" + h.path() + " HTTP/1.1\" \"" + AGENT + "\" - -");
  }

  private static String traefik(Hit h) {
    return h.client()
        + (" - " + h.user() + " [" + h.clf() + "] \"" + h.request() + "\" ")
        + (h.status() + " " + h.bytes() + " \"-\" \"" + AGENT + "\" " + (h.port() - 32_000))
        + (" \"crm@docker\" \"http://172.18.0.4:8080\" " + h.ms() + "ms");
  }

  private static String envoy(Hit h) {
    return "["
        + (h.at("yyyy-MM-dd'T'HH:mm:ss.SSS") + "Z] \"" + h.request() + "\" ")
        + envoyRest(h, " ");
  }

  private static String istio(Hit h) {
    return "["
        + (h.at("yyyy-MM-dd'T'HH:mm:ss.SSS") + "Z] \"" + h.request() + "\" ")
        + envoyRest(h, " via_upstream - \"-\" ")
        + " outbound|80||crm.sales 10.1.0.7:4711 10.1.0.9:80 "
        + (h.client() + ":" + h.port() + " crm.sales default");
  }

  private static String envoyRest(Hit h, String between) {
    boolean none = h.status() == 503;
    return (h.status() + (none ? " UH" : " -") + between + "0 " + h.bytes() + " " + h.ms())
        + (none ? " - " : " " + (h.ms() - 1) + " ")
        + ("\"" + h.client() + "\" \"" + AGENT + "\" \"8f2e-" + h.port() + "\" ")
        + ("\"crm.example.com\" \"" + (none ? "-" : "10.1.0.7:8080") + "\"");
  }

  private static String atlassian(Hit h) {
    return "["
        + (h.clf() + "] " + h.user() + " http-nio-8090-exec-" + h.port() % 9 + " " + h.client())
        + (" " + h.request() + " " + h.status() + " " + h.ms() + "ms ")
        + ((h.bytes() == 0 ? "-" : h.bytes()) + " https://wiki.example.com/ " + AGENT);
  }

  private static String bitbucket(Hit h) {
    String id = "PZQFBCx" + h.port() + "x1x0";
    String end = " | \"" + h.request() + "\" | \"\" \"" + AGENT + "\" | ";
    String start = h.client() + " | https | ";
    String rest = " | " + h.user() + " | " + h.at("yyyy-MM-dd HH:mm:ss,SSS") + end;
    return start
        + ("i@" + id + rest + "- | - | - | - | - | 1irez8i |\n")
        + (start + "o@" + id + rest + h.status() + " | 0 | " + h.bytes() + " | - | " + h.ms())
        + " | 1irez8i |";
  }

  private static String jetty(Hit h) {
    return h.client()
        + (" - " + h.user() + " [" + h.clf() + "] \"" + h.request() + "\" " + h.status())
        + (" " + h.bytes() + " \"-\" \"" + AGENT + "\" " + h.ms());
  }

  private static String uwsgi(Hit h) {
    boolean micros = h.ms() < 5;
    String line =
        "[pid: 881|app: 0|req: 7/"
            + (h.port() - 32_000 + "] " + h.client() + " (" + h.user().replace("-", ""))
            + (") {38 vars in 696 bytes} [" + h.at("EEE MMM dd HH:mm:ss yyyy") + "] ")
            + (h.method() + " " + h.path() + " => generated " + h.bytes() + " bytes in ")
            + (micros ? h.micros() + " micros" : h.ms() + " msecs")
            + (" (HTTP/1.1 " + h.status() + ") 9 headers in 378 bytes (1 switches on core 0)");
    return h.port() % 23 == 0 ? "invoice 4711 was sent\n" + line : line;
  }

  private static String odoo(Hit h) {
    String start = h.at("yyyy-MM-dd HH:mm:ss,SSS") + " 1489 INFO crm ";
    String line =
        start
            + ("werkzeug: " + h.client() + " - - [" + h.at("dd/MMM/yyyy HH:mm:ss") + "] \"")
            + (h.request() + "\" " + h.status() + " - " + h.port() % 90 + " ")
            + (h.s(h.micros() / 3) + " " + h.s(h.micros() - h.micros() / 3));
    return h.port() % 19 == 0
        ? start + "odoo.modules.registry: Caches invalidated, signaling.\n" + line
        : line;
  }

  private static String zoraxy(Hit h) {
    return h.at("yyyy/MM/dd HH:mm:ss")
        + (" [" + h.at("yyyy-MM-dd HH:mm:ss.SSS") + "000] [router:host-http]")
        + (" [origin:crm.example.com] [client: " + h.client() + "] [useragent: " + AGENT + "] ")
        + (h.method() + " " + h.path() + " " + h.status());
  }
}
