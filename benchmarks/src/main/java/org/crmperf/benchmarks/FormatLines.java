package org.crmperf.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/** The same requests in the words of one server or another, in memory. */
final class FormatLines {
  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
        + " Version/26.0 Safari/605.1.15"
  };
  private static final String[] PATHS = {
    "/index.php?module=Accounts&action=DetailView&record=",
    "/api/v1/Meeting/",
    "/web/image/",
    "/index.php?module=Opportunities&action=ListView&page="
  };
  private static final String REFERER = "https://crm.example.com/index.php?module=Home";
  private static final String W3C_FIELDS =
      "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
          + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

  /** The log. */
  final byte[] bytes;

  /** The header that the format's parser is shown first; may be empty. */
  final byte[] header;

  private final SplittableRandom random = new SplittableRandom(20_261_120);
  private LocalDateTime time = LocalDateTime.of(2026, 11, 20, 8, 0);

  /** Lines of this preset, at most {@code size} bytes and at least a line less. */
  FormatLines(String format, int size) {
    header = (format.equals("iis_w3c") ? W3C_FIELDS : "").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    byte[] line = next(format);
    while (out.size() + line.length <= size) {
      out.writeBytes(line);
      line = next(format);
    }
    bytes = out.toByteArray();
  }

  private byte[] next(String format) {
    time = time.plusNanos(random.nextLong(40_000_000));
    String client = "10.20." + random.nextInt(8) + "." + (1 + random.nextInt(250));
    String url = PATHS[random.nextInt(PATHS.length)] + random.nextInt(100_000);
    String agent = AGENTS[random.nextInt(AGENTS.length)];
    int status = random.nextInt(20) == 0 ? 404 : 200;
    int size = 200 + random.nextInt(60_000);
    int ms = 1 + (int) Math.exp(random.nextDouble() * 8);
    String text =
        switch (format) {
          case "iis_w3c" -> w3c(client, url, agent, status, ms);
          case "ltsv" -> ltsv(client, url, agent, status, size, ms);
          case "json_nginx" -> json(client, url, agent, status, size, ms);
          case "haproxy_http" -> haproxy(client, url, agent, status, size, ms);
          case "aws_alb" -> alb(client, url, agent, status, size, ms);
          case "nginx_combined" -> combined(client, url, agent, status, size);
          case "apache_combined_d" -> combined(client, url, agent, status, size) + " " + ms * 1000;
          default -> throw new IllegalArgumentException("no lines for " + format);
        };
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private String at(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .format(time.atOffset(ZoneOffset.UTC));
  }

  private static String seconds(int ms) {
    return String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000);
  }

  private String combined(String client, String url, String agent, int status, int size) {
    return String.join(
        " ",
        client + " - - [" + at("dd/MMM/yyyy:HH:mm:ss xx") + "] \"GET " + url + " HTTP/1.1\"",
        status + " " + size + " \"" + REFERER + "\" \"" + agent + "\"");
  }

  private String w3c(String client, String url, String agent, int status, int ms) {
    int query = url.indexOf('?');
    return String.join(
        " ",
        at("yyyy-MM-dd HH:mm:ss") + " 10.30.0.1 GET",
        query < 0 ? url + " -" : url.substring(0, query) + " " + url.substring(query + 1),
        "443 - " + client + " " + agent.replace(' ', '+') + " " + REFERER,
        status + " 0 0 " + ms);
  }

  private String ltsv(String client, String url, String agent, int status, int size, int ms) {
    return String.join(
        "\t",
        "time:" + at("dd/MMM/yyyy:HH:mm:ss xx"),
        "host:" + client,
        "req:GET " + url + " HTTP/1.1",
        "status:" + status,
        "size:" + size,
        "referer:" + REFERER,
        "ua:" + agent,
        "reqtime:" + seconds(ms));
  }

  private String json(String client, String url, String agent, int status, int size, int ms) {
    return "{\"time_iso8601\":\""
        + (at("yyyy-MM-dd'T'HH:mm:ssxxx") + "\",\"remote_addr\":\"" + client)
        + ("\",\"request\":\"GET " + url + " HTTP/1.1\",\"status\":\"" + status)
        + ("\",\"body_bytes_sent\":\"" + size + "\",\"request_time\":\"" + seconds(ms))
        + ("\",\"http_referer\":\"" + REFERER + "\",\"http_user_agent\":\"" + agent + "\"}");
  }

  private String haproxy(String client, String url, String agent, int status, int size, int ms) {
    return at("MMM dd HH:mm:ss")
        + (" lb1 haproxy[14389]: " + client + ":" + (32_768 + random.nextInt(28_000)))
        + (" [" + at("dd/MMM/yyyy:HH:mm:ss.SSS") + "] crm~ crm/app1 0/0/1/" + ms + "/" + (ms + 1))
        + (" " + status + " " + size + " - - ---- 12/12/3/1/0 0/0 {crm.example.com|" + agent)
        + ("} {} \"GET " + url + " HTTP/1.1\"");
  }

  private String alb(String client, String url, String agent, int status, int size, int ms) {
    return String.join(
        " ",
        "https " + at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX") + " app/crm/50dc6c495c0c9188",
        client + ":" + (32_768 + random.nextInt(28_000)) + " 10.30.0.11:8069 0.000",
        seconds(ms) + " 0.000 " + status + " " + status + " 340 " + size,
        "\"GET https://crm.example.com:443" + url + " HTTP/1.1\" \"" + agent + "\"",
        "TLS_AES_128_GCM_SHA256 TLSv1.3 arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/crm",
        "\"Root=1-" + random.nextInt(1_000_000) + "\" \"crm.example.com\" \"arn:aws:acm:cert\" 0",
        at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX") + " \"forward\" \"-\" \"-\" \"10.30.0.11:8069\"",
        "\"" + status + "\" \"-\" \"-\" TID_1234");
  }
}
