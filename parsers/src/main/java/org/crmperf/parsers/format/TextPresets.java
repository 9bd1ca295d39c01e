package org.crmperf.parsers.format;

import java.util.List;

/**
 * The presets of load balancers, proxies and application servers, tried after those of nginx and
 * Apache. Of look-alikes the more particular one comes first.
 */
final class TextPresets {
  /** A preset, and what else its server writes. */
  record Known(Preset preset, OtherLines others) {}

  private static final String HAPROXY =
      "fields:<client_port> [<time_clf_local>] <skip> <server>"
          + " <skip_ms>/<queue_ms>/<connect_ms>/<upstream_ms>/<duration_ms> <status> <bytes>"
          + " <haproxy_states> <haproxy_captures>\"<request_at_end>\"";
  private static final String ELB =
      "<time_iso> <skip> <client_port> <server> <elb_times> <status> <upstream_status>"
          + " <request_bytes> <bytes> \"<request>\"<elb_tail>";
  private static final String ENVOY_START = "[<time_iso>] \"<request>\" <status> <skip> ";
  private static final String ENVOY_END =
      "<request_bytes> <bytes> <duration_ms> <upstream_ms> \"<forwarded_for>\" \"<user_agent>\""
          + " \"<request_id>\" \"<host>\" \"<server>\"";
  private static final String ISTIO_END = ENVOY_END + " <skip> <skip> <skip> <peer> <skip>";
  private static final String ATLASSIAN_END =
      "<bare_request> <status> <duration_ms>ms <bytes> <referer> <user_agent>";
  private static final String JIRA =
      "fields:<client> <jira_id> <user> [<time_clf>] \"<request>\" <status> <bytes> ";
  private static final String ODOO_START =
      "fields:<time:%Y-%m-%d %H:%M:%S,%L> <skip> <skip> <skip> ";
  private static final String COMBINED =
      "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"";

  static final List<Known> ALL =
      List.of(
          auto("haproxy_http", HAPROXY, OtherLines.HAPROXY),
          auto(
              "haproxy_https",
              HAPROXY + " <skip>/<skip>/<skip>/<skip>/<skip> <host>/<skip>/<skip>",
              OtherLines.HAPROXY),
          auto(
              "haproxy_clf",
              "fields:<client> - - [<time_clf>] \"<request>\" <status> <bytes> \"\" \"\""
                  + " <skip_number> <skip_number> \"<skip>\" \"<server>\" \"<skip>\" <skip_ms>"
                  + " <queue_ms> <connect_ms> <upstream_ms> <duration_ms> <skip>",
              OtherLines.HAPROXY),
          auto("aws_alb", "fields:<elb_listener> " + ELB, OtherLines.ELB),
          auto("aws_elb", "fields:" + ELB, OtherLines.ELB),
          auto(
              "traefik_clf",
              "fields:<client> - <user> [<time_clf>] \"<request>\" <status> <bytes> \"<referer>\""
                  + " \"<user_agent>\" <skip_number> \"<skip>\" \"<server>\" <duration_ms>ms",
              OtherLines.TRAEFIK),
          auto("envoy", "fields:" + ENVOY_START + ENVOY_END, OtherLines.ENVOY),
          auto("envoy_ambassador", "fields:ACCESS " + ENVOY_START + ENVOY_END, OtherLines.ENVOY),
          auto(
              "istio",
              "fields:" + ENVOY_START + "<skip> <skip> \"<skip>\" " + ISTIO_END + " <skip>",
              OtherLines.ENVOY),
          auto(
              "istio_1_5",
              "fields:" + ENVOY_START + "\"<skip>\" \"<skip>\" " + ISTIO_END + " <skip>",
              OtherLines.ENVOY),
          auto(
              "istio_1_1",
              "fields:" + ENVOY_START + "\"<skip>\" \"<skip>\" " + ISTIO_END,
              OtherLines.ENVOY),
          auto(
              "atlassian_access",
              "fields:[<time_clf>] <user> <skip_words> <client> " + ATLASSIAN_END,
              OtherLines.NONE),
          auto(
              "atlassian_access_xff",
              "fields:[<time_clf>] <forwarded_for> <user> <skip_words> <peer> " + ATLASSIAN_END,
              OtherLines.NONE),
          auto(
              "jira_http_access",
              JIRA + "<duration_fraction> \"<referer>\" \"<user_agent>\" \"<skip>\"",
              OtherLines.NONE),
          auto(
              "jira_access",
              JIRA + "<duration_ms> \"<referer>\" \"<user_agent>\" \"<skip>\"",
              OtherLines.NONE),
          auto(
              "bitbucket_access",
              "fields:<client> | <skip> | <bitbucket_id> | <user> | <time:%Y-%m-%d %H:%M:%S,%L>"
                  + " | \"<request>\" | \"<referer>\" \"<user_agent>\" | <status>"
                  + " | <request_bytes> | <bytes> | <skip_words> | <duration_ms> | <skip_words>",
              OtherLines.BITBUCKET),
          auto(
              "uwsgi",
              "fields:<uwsgi_head>[pid: <skip>|app: <skip>|req: <skip>] <client_text> (<user>)"
                  + " {<skip> vars in <skip> bytes} [<time:%a %b %e %H:%M:%S %Y>] <method> <url>"
                  + " => generated <bytes> bytes in <uwsgi_duration>(<protocol> <status>) <skip>"
                  + " headers in <skip> bytes (<skip> switches on core <skip>)",
              OtherLines.UWSGI),
          auto(
              "odoo",
              ODOO_START + "werkzeug: <client> - - [<skip>] \"<request>\" <status> <odoo_times>",
              OtherLines.ODOO),
          auto(
              "odoo_gevent",
              ODOO_START
                  + "<skip>: <client> - - [<skip>] \"<request>\" <status> <bytes>"
                  + " <duration_fraction>",
              OtherLines.ODOO),
          auto(
              "werkzeug",
              "fields:<client> - - [<time:%d/%b/%Y %H:%M:%S>] \"<request>\" <status> <odoo_times>",
              OtherLines.ODOO),
          auto(
              "zoraxy",
              "fields:<skip> <skip> [<time:%Y-%m-%d %H:%M:%S.%f>] [router:<skip>]"
                  + " [origin:<host>] [client: <client>] [useragent: <user_agent>] <method> <url>"
                  + " <status>",
              OtherLines.ZORAXY),
          auto(
              "zoraxy_plain",
              "fields:[<time:%Y-%m-%d %H:%M:%S.%f>] [router:<skip>] [origin:<host>]"
                  + " [client: <client>] [useragent: <user_agent>] <method> <url> <status>",
              OtherLines.ZORAXY),
          byName("jetty_extended", COMBINED),
          byName("jetty_extended_latency", COMBINED + " %{ms}T"),
          byName("jetty_extended_cookies_latency", COMBINED + " \"%{Cookie}i\" %{ms}T"),
          byName("jetty_common_latency", "%h %l %u %t \"%r\" %>s %b %{ms}T"));

  private TextPresets() {}

  private static Known auto(String name, String definition, OtherLines others) {
    return new Known(new Preset(name, definition, Preset.Detected.BY_ITSELF), others);
  }

  private static Known byName(String name, String definition) {
    return new Known(new Preset(name, definition, Preset.Detected.BY_NAME_ONLY), OtherLines.NONE);
  }
}
