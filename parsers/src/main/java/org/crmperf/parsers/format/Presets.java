package org.crmperf.parsers.format;

import static org.crmperf.parsers.format.Preset.Detected.BY_ITSELF;
import static org.crmperf.parsers.format.Preset.Detected.BY_NAME_ONLY;

import java.util.List;

/**
 * The presets. Order decides between look-alikes: a line belongs to the first that takes it. More
 * specific layouts (a leading host, more trailing fields) therefore stand before plainer ones.
 */
final class Presets {
  private static final String NGINX =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\"";
  private static final String COMMON = "%h %l %u %t \"%r\" %>s %b";
  private static final String COMBINED = COMMON + " \"%{Referer}i\" \"%{User-Agent}i\"";
  private static final String NPM_TAIL =
      " [Client $remote_addr] [Length $body_bytes_sent] [Gzip $gzip_ratio]";
  private static final String AGENT_REFERER = " \"$http_user_agent\" \"$http_referer\"";
  private static final String NPM_REQUEST =
      "$status - $request_method $scheme $host \"$request_uri\"" + NPM_TAIL;

  static final List<Preset> ALL =
      List.of(
          auto("nginx_combined", NGINX),
          auto("nginx_combined_time", NGINX + " $request_time"),
          auto("nginx_combined_times", NGINX + " $request_time $upstream_response_time"),
          auto("nginx_combined_times_pipe", NGINX + " $request_time $upstream_response_time $pipe"),
          auto(
              "nginx_combined_upstream",
              NGINX
                  + " $request_time $upstream_connect_time $upstream_header_time"
                  + " $upstream_response_time"),
          auto("nginx_combined_xff_time", NGINX + " \"$http_x_forwarded_for\" $request_time"),
          auto(
              "nginx_combined_xff_times",
              NGINX + " \"$http_x_forwarded_for\" $request_time $upstream_response_time"),
          auto(
              "nginx_combined_xff_times_quoted",
              NGINX + " \"$http_x_forwarded_for\" \"$request_time\" \"$upstream_response_time\""),
          auto("nginx_combined_xff", NGINX + " \"$http_x_forwarded_for\""),
          auto(
              "nginx_combined_times_quoted",
              NGINX + " \"$request_time\" \"$upstream_response_time\""),
          auto("nginx_combined_time_quoted", NGINX + " \"$request_time\""),
          auto(
              "nginx_main_ext",
              NGINX
                  + " \"$http_x_forwarded_for\" \"$host\" sn=\"$server_name\" rt=$request_time"
                  + " ua=\"$upstream_addr\" us=\"$upstream_status\" ut=\"$upstream_response_time\""
                  + " ul=\"$upstream_response_length\" cs=$upstream_cache_status"),
          auto(
              "nginx_combined_rt",
              NGINX
                  + " rt=$request_time uct=\"$upstream_connect_time\""
                  + " uht=\"$upstream_header_time\" urt=\"$upstream_response_time\""),
          auto(
              "nginx_combined_xff_rt",
              NGINX
                  + " \"$http_x_forwarded_for\" rt=$request_time uct=\"$upstream_connect_time\""
                  + " uht=\"$upstream_header_time\" urt=\"$upstream_response_time\""),
          auto(
              "nginx_ingress",
              NGINX
                  + " $request_length $request_time [$http_proxy_upstream_name]"
                  + " [$http_proxy_alternative_upstream_name] $upstream_addr"
                  + " $upstream_response_length $upstream_response_time $upstream_status"
                  + " $request_id"),
          auto(
              "nginx_ingress_no_alternative",
              NGINX
                  + " $request_length $request_time [$http_proxy_upstream_name] $upstream_addr"
                  + " $upstream_response_length $upstream_response_time $upstream_status"
                  + " $request_id"),
          auto(
              "nginx_ui_short",
              "$remote_addr  $remote_user $http_x_real_ip [$time_local] \"$request\" $status"
                  + " $body_bytes_sent \"$http_referer\" \"$http_user_agent\""
                  + " \"$http_x_forwarded_for\" \"$http_x_request_id\" \"$http_x_rb_user\""
                  + " $request_time"),
          auto(
              "nginx_bunkerweb",
              "$host $remote_addr - $request_id $remote_user [$time_local] \"$request\" $status"
                  + " $body_bytes_sent \"$http_referer\" \"$http_user_agent\""),
          auto("nginx_vhost_combined", "$host " + NGINX),
          auto("nginx_vhost_combined_time", "$host " + NGINX + " $request_time"),
          auto(
              "nginx_vhost_combined_times",
              "$host " + NGINX + " $request_time $upstream_response_time"),
          auto("nginx_xff_combined", "$http_x_forwarded_for " + NGINX),
          auto("nginx_xff_quoted_combined", "\"$http_x_forwarded_for\" " + NGINX),
          auto(
              "nginx_no_user",
              "$remote_addr - [$time_local] \"$request\" $status $body_bytes_sent"
                  + " \"$http_referer\" \"$http_user_agent\""),
          auto(
              "npm_proxy",
              "[$time_local] $upstream_cache_status $upstream_status "
                  + NPM_REQUEST
                  + " [Sent-to $server]"
                  + AGENT_REFERER),
          auto(
              "npm_proxy_unsent",
              "[$time_local] $upstream_cache_status $upstream_status "
                  + NPM_REQUEST
                  + AGENT_REFERER),
          auto(
              "npm_standard_sent",
              "[$time_local] " + NPM_REQUEST + " [Sent-to $server]" + AGENT_REFERER),
          auto("npm_standard", "[$time_local] " + NPM_REQUEST + AGENT_REFERER),
          auto(
              "npmplus",
              "[$time_local] $host $remote_addr $request_time \"$request\" $status"
                  + " $body_bytes_sent $request_length $http_referer $http_user_agent"),
          auto("apache_vhost_combined_d", "%v:%p " + COMBINED + " %D"),
          auto(
              "apache_vhost_combined",
              "%v %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\""),
          auto("apache_vhost_common", "%v " + COMMON),
          auto("apache_ovh", "%h %v %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\""),
          auto("apache_combined_d", COMBINED + " %D"),
          auto("apache_combined_io", COMBINED + " %I %O"),
          auto("apache_combined_t_d", COMBINED + " %T/%D"),
          auto("apache_combined_d_us", COMBINED + " %Dus"),
          auto("apache_combined_d_ms", COMBINED + " %{ms}Tms"),
          auto("apache_combined_xff_quoted", COMBINED + " \"%{X-Forwarded-For}i\""),
          auto("apache_common_d", COMMON + " %D"),
          auto("apache_common", COMMON),
          auto("quoted_combined", "\"" + COMBINED + "\""),
          auto("combined_and_more", NGINX + " $rest_of_line"),
          auto("vhost_combined_and_more", "$host " + NGINX + " $rest_of_line"),
          byName("apache_combined", COMBINED),
          byName("apache_combined_t", COMBINED + " %T"),
          byName("apache_combined_ms", COMBINED + " %{ms}T"),
          byName("apache_common_t", COMMON + " %T"),
          byName("apache_common_ms", COMMON + " %{ms}T"),
          byName("apache_vhost_combined_t", "%v:%p " + COMBINED + " %T"),
          byName("tomcat_common", "tomcat10:" + COMMON),
          byName("tomcat9_common_d", "tomcat9:" + COMMON + " %D"),
          byName("tomcat10_common_d", "tomcat10:" + COMMON + " %D"),
          byName("tomcat9_combined_d", "tomcat9:" + COMBINED + " %D"),
          byName("tomcat10_combined_d", "tomcat10:" + COMBINED + " %D"),
          byName("tomcat_combined_t", "tomcat10:" + COMBINED + " %T"));

  private Presets() {}

  private static Preset auto(String name, String definition) {
    return new Preset(name, definition, BY_ITSELF);
  }

  private static Preset byName(String name, String definition) {
    return new Preset(name, definition, BY_NAME_ONLY);
  }
}
