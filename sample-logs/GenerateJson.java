import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Writes the JSON sample logs beside it, always the same bytes. Run it as {@code java
 * sample-logs/GenerateJson.java}. Every name, address and number is invented; the day is Friday
 * 2026-11-20, UTC.
 */
public final class GenerateJson {
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 8, 0);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss +0000", Locale.ENGLISH);
  private static final int LINES = 120;

  private static final String[] URLS = {
    "/api/v1/Account?maxSize=20&offset=0",
    "/api/v1/Account/5f3c9a1be4b0d7a2c",
    "/api/v1/Opportunity?select=name,amount",
    "/api/v1/Contact/61b8e0c2f9d34a7b5/history",
    "/client/res/templates/crm.html",
    "/?entryPoint=download&id=6012ab34cd56ef789",
    "/api/v1/GlobalSearch?q=M%C3%BCller"
  };

  /** One request, before it is written in some format. */
  private record Request(
      int number,
      LocalDateTime time,
      String client,
      String user,
      String method,
      String url,
      int status,
      int bytes,
      long micros) {

    String seconds() {
      return String.format(Locale.ROOT, "%d.%03d", micros / 1_000_000, micros / 1000 % 1000);
    }

    String upstreamSeconds() {
      long millis = micros * 9 / 10_000;
      return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    }

    String epoch() {
      return time.toEpochSecond(ZoneOffset.UTC) + "." + String.format("%06d", time.getNano() / 1000);
    }

    String id() {
      return String.format("%08x-17c4-4e2b-9d10-5a%010x", number * 2_654_435L, number * 7L);
    }
  }

  private GenerateJson() {}

  public static void main(String[] args) throws IOException {
    Path here = Path.of(args.length > 0 ? args[0] : "sample-logs");
    write(here.resolve("json-nginx/access.json"), GenerateJson::nginx);
    write(here.resolve("json-caddy/access.log"), GenerateJson::caddy);
    write(here.resolve("json-traefik/access.log"), GenerateJson::traefik);
    write(here.resolve("json-envoy/istio-proxy.log"), GenerateJson::envoy);
    write(here.resolve("json-docker/crm-json.log"), GenerateJson::docker);
    write(here.resolve("json/app.log"), GenerateJson::app);
  }

  private static void write(Path file, Function<Request, String> layout) throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_120L);
    Files.createDirectories(file.getParent());
    LocalDateTime time = START;
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      for (int i = 0; i < LINES; i++) {
        time = time.plusNanos(random.nextLong(20_000_000_000L)).withNano(random.nextInt(1000) * 1_000_000);
        int url = random.nextInt(URLS.length);
        boolean failed = random.nextInt(25) == 0;
        out.print(
            layout.apply(
                new Request(
                    i,
                    time,
                    "10.20.4." + (11 + random.nextInt(20)),
                    random.nextInt(3) == 0 ? "" : "user" + random.nextInt(9),
                    random.nextInt(5) == 0 ? "POST" : "GET",
                    URLS[url],
                    failed ? 502 : random.nextInt(12) == 0 ? 404 : 200,
                    500 + random.nextInt(60_000),
                    Math.round(30_000 * Math.exp(random.nextDouble() * 4) * (url == 2 ? 4 : 1))))
                + "\n");
      }
    }
  }

  private static String nginx(Request r) {
    return """
        {"time":"%s+00:00","remote_addr":"%s","remote_user":"%s","request":"%s %s HTTP/1.1",\
        "status":%d,"body_bytes_sent":%d,"request_time":%s,"upstream_response_time":"%s",\
        "upstream_addr":"%s","http_referer":"https:\\/\\/crm.example.com\\/",\
        "http_user_agent":"Mozilla/5.0 \\"CRM\\" (X11)","host":"crm.example.com"}"""
        .formatted(
            r.time.format(SECONDS),
            r.client,
            r.user,
            r.method,
            r.url,
            r.status,
            r.bytes,
            r.seconds(),
            r.status == 502 ? "0.004, " + r.upstreamSeconds() : r.upstreamSeconds(),
            r.status == 502 ? "10.30.0.11:8069, 10.30.0.12:8069" : "10.30.0.11:8069");
  }

  private static String caddy(Request r) {
    if (r.number % 30 == 29) {
      return """
          {"level":"debug","ts":%s,"logger":"http.handlers.reverse_proxy",\
          "msg":"selected upstream","dial":"app:8069","total_upstreams":2}"""
          .formatted(r.epoch());
    }
    return """
        {"level":"%s","ts":%s,"logger":"http.log.access.log0","msg":"handled request",\
        "request":{"remote_ip":"%s","remote_port":"4%04d","client_ip":"%s","proto":"HTTP/2.0",\
        "method":"%s","host":"crm.example.com","uri":"%s","headers":{"Accept":["*/*"],\
        "User-Agent":["Mozilla/5.0 (X11)"]},"tls":{"resumed":false,"version":772}},\
        "bytes_read":0,"user_id":"%s","duration":%s%03d,"size":%d,"status":%d,\
        "resp_headers":{"Server":["Caddy"],"Etag":["\\"%x\\""]}}"""
        .formatted(
            r.status == 502 ? "error" : "info",
            r.epoch(),
            r.client,
            r.number,
            r.client,
            r.method,
            r.url,
            r.user,
            r.seconds(),
            r.number,
            r.bytes,
            r.status,
            r.number * 99_991);
  }

  private static String traefik(Request r) {
    long nanos = r.micros * 1000 + r.number;
    return """
        {"ClientAddr":"%s:5%04d","ClientHost":"%s","ClientPort":"5%04d","ClientUsername":"%s",\
        "DownstreamContentSize":%d,"DownstreamStatus":%d,"Duration":%d,"OriginContentSize":%d,\
        "OriginDuration":%d,"OriginStatus":%d,"Overhead":%d,"RequestAddr":"crm.example.com",\
        "RequestContentSize":0,"RequestCount":%d,"RequestHost":"crm.example.com",\
        "RequestMethod":"%s","RequestPath":"%s","RequestPort":"-","RequestProtocol":"HTTP/1.1",\
        "RequestScheme":"https","RetryAttempts":0,"RouterName":"crm@docker",\
        "ServiceAddr":"10.30.0.11:8069","ServiceName":"crm@docker",\
        "ServiceURL":{"Scheme":"http","Host":"10.30.0.11:8069","User":null},\
        "StartUTC":"%s","entryPointName":"websecure","level":"info","msg":"",\
        "request_User-Agent":"Mozilla/5.0 (X11)","time":"%sZ"}"""
        .formatted(
            r.client,
            r.number,
            r.client,
            r.number,
            r.user.isEmpty() ? "-" : r.user,
            r.bytes,
            r.status,
            nanos,
            r.bytes,
            nanos * 9 / 10,
            r.status,
            nanos - nanos * 9 / 10,
            r.number,
            r.method,
            r.url,
            r.time.format(MILLIS),
            r.time.format(SECONDS));
  }

  private static String envoy(Request r) {
    String object =
        r.number % 20 == 19
            ? """
              {"authority":null,"bytes_received":617,"bytes_sent":%d,"connection_termination_details":null,\
              "downstream_remote_address":"%s:4%04d","duration":%d,"method":null,"path":null,\
              "protocol":null,"request_id":null,"response_code":0,"response_flags":"-",\
              "start_time":"%s","upstream_host":"10.30.0.40:5432","upstream_service_time":null,\
              "user_agent":null}"""
                .formatted(r.bytes, r.client, r.number, r.micros / 1000, r.time.format(MILLIS))
            : """
              {"authority":"crm.example.com","bytes_received":0,"bytes_sent":%d,\
              "connection_termination_details":null,"downstream_remote_address":"%s:4%04d",\
              "duration":%d,"method":"%s","path":"%s","protocol":"HTTP/1.1","request_id":"%s",\
              "response_code":%d,"response_flags":"%s","start_time":"%s",\
              "upstream_host":"10.30.0.11:8069","upstream_service_time":"%d",\
              "user_agent":"Mozilla/5.0 (X11)"}"""
                .formatted(
                    r.bytes,
                    r.client,
                    r.number,
                    r.micros / 1000,
                    r.method,
                    r.url,
                    r.id(),
                    r.status,
                    r.status == 502 ? "UF" : "-",
                    r.time.format(MILLIS),
                    r.micros * 9 / 10_000);
    return r.time.format(SECONDS) + ".900000000Z stdout F " + object;
  }

  private static String docker(Request r) {
    return """
        {"log":"%s - %s [%s] \\"%s %s HTTP/1.1\\" %d %d \\"-\\" \\"Mozilla/5.0 (X11)\\" %s\\n",\
        "stream":"stdout","time":"%s.123456789Z"}"""
        .formatted(
            r.client,
            r.user.isEmpty() ? "-" : r.user,
            r.time.format(CLF),
            r.method,
            r.url,
            r.status,
            r.bytes,
            r.seconds(),
            r.time.format(SECONDS));
  }

  private static String app(Request r) {
    return """
        {"ts":%d,"level":"info","msg":"request done","req":{"method":"%s","uri":"%s","ip":"%s"},\
        "resp":{"code":%d,"size":%d},"took_us":%d,"db_ms":%d}"""
        .formatted(
            r.time.toInstant(ZoneOffset.UTC).toEpochMilli(),
            r.method,
            r.url,
            r.client,
            r.status,
            r.bytes,
            r.micros,
            r.micros / 3000);
  }
}
