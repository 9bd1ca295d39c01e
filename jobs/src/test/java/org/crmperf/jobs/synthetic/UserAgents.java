package org.crmperf.jobs.synthetic;

import java.util.ArrayList;
import java.util.List;

/** A few hundred user agents, of the lengths that real ones have. */
final class UserAgents {
  private static final List<String> DESKTOPS =
      List.of(
          "Windows NT 10.0; Win64; x64",
          "Macintosh; Intel Mac OS X 10_15_7",
          "X11; Linux x86_64",
          "Windows NT 6.1; Win64; x64");

  private static final List<String> OTHERS =
      List.of(
          "curl/8.5.0",
          "python-requests/2.32.3",
          "Apache-HttpClient/5.3.1 (Java/17.0.11)",
          "Go-http-client/2.0",
          "okhttp/4.12.0",
          "kube-probe/1.30",
          "Prometheus/2.53.0",
          "PostmanRuntime/7.41.1",
          "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
          "Mozilla/5.0 zgrab/0.x",
          "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17628; Pro)");

  private UserAgents() {}

  static byte[][] all() {
    List<String> agents = new ArrayList<>();
    for (int version = 131; version > 107; version--) {
      for (String system : DESKTOPS) {
        String chrome =
            "Mozilla/5.0 ("
                + system
                + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                + version
                + ".0.0.0 Safari/537.36";
        agents.add(chrome);
        agents.add(chrome + " Edg/" + version + ".0." + (2000 + version * 7 % 900) + ".86");
        agents.add(
            "Mozilla/5.0 ("
                + system
                + "; rv:"
                + version
                + ".0) Gecko/20100101 Firefox/"
                + version
                + ".0");
      }
    }
    for (int minor = 0; minor < 8; minor++) {
      agents.add(
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_"
              + minor
              + " like Mac OS X) AppleWebKit/605.1.15"
              + " (KHTML, like Gecko) Version/17."
              + minor
              + " Mobile/15E148 Safari/604.1");
      agents.add(
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/17."
              + minor
              + " Safari/605.1.15");
      agents.add(
          "Mozilla/5.0 (Linux; Android 1"
              + minor
              + "; SM-S91"
              + minor
              + "B) AppleWebKit/537.36"
              + " (KHTML, like Gecko) Chrome/12"
              + minor
              + ".0.0.0 Mobile Safari/537.36");
    }
    agents.addAll(OTHERS);
    return agents.stream().map(LineBuffer::ascii).toArray(byte[][]::new);
  }
}
