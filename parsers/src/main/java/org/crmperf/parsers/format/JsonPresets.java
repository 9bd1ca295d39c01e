package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Servers and services that log JSON in keys of their own. A line is theirs if it has a key that
 * only they write, so that their order matters little; those whose keys anyone might choose are the
 * last. What no preset takes, {@link JsonGuess} looks at.
 */
final class JsonPresets {
  private static final int MILLISECOND = 1000;

  private static final JsonFormat TRAEFIK =
      format(
          "json_traefik",
          "json: only=DownstreamStatus|OriginStatus|RequestPath|RequestMethod,"
              + " time=time|StartUTC|StartLocal, duration=Duration:ns, upstream=OriginDuration:ns,"
              + " status=DownstreamStatus, response_bytes=DownstreamContentSize|OriginContentSize,"
              + " request_bytes=RequestContentSize, method=RequestMethod, url=RequestPath,"
              + " protocol=RequestProtocol, client=ClientHost|ClientAddr:address,"
              + " user=ClientUsername, host=RequestHost|RequestAddr,"
              + " referer=request_Referer|request_referer,"
              + " user_agent=request_User-Agent|request_user-agent,"
              + " request_id=request_X-Request-Id|request_x-request-id,"
              + " upstream_address=ServiceAddr|ServiceURL, upstream_status=OriginStatus");

  private static final JsonFormat CADDY =
      format(
          "json_caddy",
          "json: only=msg:\"handled request\"|msg:NOP, time=ts|time|timestamp,"
              + " duration=duration:s|latency:s, status=status, response_bytes=size,"
              + " request_bytes=bytes_read, method=request.method, url=request.uri,"
              + " protocol=request.proto,"
              + " client=request.client_ip|request.remote_ip|request.remote_addr:address,"
              + " user=user_id, host=request.host, referer=request.headers.Referer,"
              + " user_agent=request.headers.User-Agent,"
              + " request_id=uuid|request.headers.X-Request-Id");

  private static final JsonFormat ENVOY =
      format(
              "json_envoy",
              "json: only=response_code|response_flags,"
                  + " time=start_time|\"@timestamp\"|timestamp|time, duration=duration:ms,"
                  + " upstream=upstream_service_time:ms|x-envoy-upstream-service-time:ms"
                  + "|x_envoy_upstream_service_time:ms,"
                  + " first_byte=response_duration:ms|response_tx_duration:ms,"
                  + " status=response_code, response_bytes=bytes_sent,"
                  + " request_bytes=bytes_received, method=method|\":method\"|request_method,"
                  + " url=x-envoy-original-path|x-envoy-origin-path|x_envoy_original_path"
                  + "|path|\":path\"|request_path|uri_path, protocol=protocol,"
                  + " client=downstream_remote_address:address|downstream_direct_remote_address"
                  + ":address|x_forwarded_for|x-forwarded-for,"
                  + " host=authority|\":authority\"|host, referer=referer,"
                  + " user_agent=user_agent|user-agent,"
                  + " request_id=request_id|x-request-id|x_request_id,"
                  + " upstream_address=upstream_host")
          .withGrain(MILLISECOND)
          .withConnections();

  private static final JsonFormat AZURE_FRONT_DOOR =
      format(
              "json_azure_frontdoor",
              "json: only=properties.trackingReference, time=time|timeStamp|TimeGenerated,"
                  + " duration=properties.timeTaken:s, first_byte=properties.timeToFirstByte:s,"
                  + " status=properties.httpStatusCode|properties.httpStatus,"
                  + " response_bytes=properties.responseBytes, request_bytes=properties.requestBytes,"
                  + " method=properties.httpMethod, url=properties.requestUri,"
                  + " protocol=properties.httpVersion, client=properties.clientIp|properties.clientIP,"
                  + " host=properties.hostName|properties.endpoint, referer=properties.referer,"
                  + " user_agent=properties.userAgent, request_id=properties.trackingReference,"
                  + " cache_status=properties.cacheStatus, upstream_address=properties.originName")
          .withGrain(MILLISECOND);

  private static final JsonFormat GOOGLE =
      format(
          "json_gcp",
          "json: only=httpRequest.requestMethod|httpRequest.requestUrl,"
              + " time=timestamp|time|receiveTimestamp, duration=httpRequest.latency:s,"
              + " status=httpRequest.status, response_bytes=httpRequest.responseSize,"
              + " request_bytes=httpRequest.requestSize, method=httpRequest.requestMethod,"
              + " url=httpRequest.requestUrl, protocol=httpRequest.protocol,"
              + " client=httpRequest.remoteIp, referer=httpRequest.referer,"
              + " user_agent=httpRequest.userAgent, request_id=insertId|trace,"
              + " upstream_address=httpRequest.serverIp");

  private static final JsonFormat AWS_API_GATEWAY =
      format(
              "json_aws_apigateway",
              "json: only=httpMethod|routeKey|resourcePath,"
                  + " time=requestTimeEpoch|requestTime, duration=responseLatency:ms|latency:ms,"
                  + " upstream=integrationLatency:ms|integrationResponseLatency:ms,"
                  + " status=status|statusCode, response_bytes=responseLength,"
                  + " method=httpMethod, url=path|resourcePath|routeKey, protocol=protocol,"
                  + " client=ip|sourceIp|identity.sourceIp, user=user|principalId,"
                  + " host=domainName, user_agent=userAgent, request_id=requestId,"
                  + " upstream_status=integrationStatus")
          .withGrain(MILLISECOND);

  private static final JsonFormat CLOUDFLARE =
      format(
          "json_cloudflare",
          "json: only=EdgeResponseStatus|ClientRequestURI, time=EdgeStartTimestamp,"
              + " end=EdgeEndTimestamp, first_byte=EdgeTimeToFirstByteMs:ms,"
              + " upstream=OriginResponseTime:ns|OriginResponseDurationMs:ms,"
              + " status=EdgeResponseStatus, response_bytes=EdgeResponseBytes,"
              + " request_bytes=ClientRequestBytes, method=ClientRequestMethod,"
              + " url=ClientRequestURI|ClientRequestPath, protocol=ClientRequestProtocol,"
              + " client=ClientIP, host=ClientRequestHost, referer=ClientRequestReferer,"
              + " user_agent=ClientRequestUserAgent, request_id=RayID,"
              + " cache_status=CacheCacheStatus, upstream_address=OriginIP,"
              + " upstream_status=OriginResponseStatus");

  private static final JsonFormat KONG =
      format(
              "json_kong",
              "json: only=latencies.request|latencies.proxy, time=started_at|timestamp,"
                  + " duration=latencies.request:ms, upstream=latencies.proxy:ms,"
                  + " status=response.status, response_bytes=response.size,"
                  + " request_bytes=request.size, method=request.method, url=request.uri,"
                  + " client=client_ip, user=consumer.username, host=request.headers.host,"
                  + " referer=request.headers.referer,"
                  + " user_agent=request.headers.user-agent,"
                  + " request_id=request.id|request.headers.x-request-id,"
                  + " upstream_status=upstream_status")
          .withGrain(MILLISECOND);

  private static final JsonFormat ELASTIC =
      format(
          "json_ecs",
          "json: only="
              + ecs("http.response.status_code", "http.request.method")
              + ", time=\"@timestamp\", duration="
              + ecsNanos("event.duration")
              + ", status="
              + ecs("http.response.status_code")
              + ", response_bytes="
              + ecs("http.response.body.bytes", "http.response.bytes")
              + ", request_bytes="
              + ecs("http.request.bytes", "http.request.body.bytes")
              + ", method="
              + ecs("http.request.method")
              + ", url="
              + ecs("url.original", "url.path")
              + ", query="
              + ecs("url.query")
              + ", protocol="
              + ecs("http.version")
              + ", client="
              + ecs("client.ip", "source.ip", "client.address", "source.address")
              + ", user="
              + ecs("user.name")
              + ", host="
              + ecs("url.domain")
              + ", referer="
              + ecs("http.request.referrer")
              + ", user_agent="
              + ecs("user_agent.original")
              + ", request_id="
              + ecs("http.request.id", "trace.id"));

  private static final JsonFormat TOMCAT = tomcat("json_tomcat", "us");

  private static final JsonFormat TOMCAT_9 = tomcat("json_tomcat9", "ms");

  private static final JsonFormat SERILOG =
      format(
          "json_serilog",
          "json: only=Elapsed|Properties.Elapsed|ElapsedMilliseconds,"
              + " time=\"@t\"|Timestamp|\"@timestamp\","
              + " duration=Elapsed:ms|Properties.Elapsed:ms|ElapsedMilliseconds:ms,"
              + " status=StatusCode|Properties.StatusCode,"
              + " method=RequestMethod|Properties.RequestMethod,"
              + " url=RequestPath|Properties.RequestPath,"
              + " host=RequestHost|Properties.RequestHost|Host,"
              + " client=ClientIp|Properties.ClientIp|RemoteIpAddress,"
              + " user_agent=UserAgent|Properties.UserAgent,"
              + " request_id=RequestId|Properties.RequestId");

  private static final JsonFormat PINO =
      format(
          "json_pino",
          "json: only=res.statusCode, time=time|timestamp|\"@timestamp\","
              + " duration=responseTime:ms, status=res.statusCode,"
              + " response_bytes=res.headers.content-length, method=req.method, url=req.url,"
              + " client=req.remoteAddress, host=req.headers.host,"
              + " referer=req.headers.referer, user_agent=req.headers.user-agent,"
              + " request_id=req.id|reqId");

  private static final JsonFormat RAILS =
      format(
          "json_rails",
          "json: only=controller, time=time|\"@timestamp\"|timestamp|date,"
              + " duration=duration_s:s|duration:ms, database=db_duration_s:s|db:ms|db_runtime:ms,"
              + " cpu=cpu_s:s, queue=queue_duration_s:s|queue_time:ms, status=status,"
              + " method=method, url=fullpath|path, client=remote_ip|ip|client_ip,"
              + " user=username|user, host=host, user_agent=ua|user_agent,"
              + " request_id=request_id|correlation_id");

  private static final JsonFormat AZURE = azure("json_azure_appgw", "s");

  private static final JsonFormat AZURE_V1 = azure("json_azure_appgw_v1", "ms");

  private static final JsonFormat NGINX = JsonNames.byName("json_nginx");

  private static final JsonFormat ANY = JsonNames.byName("json");

  private JsonPresets() {}

  /** Every preset, the more specific first. */
  static List<LogFormat> all() {
    List<LogFormat> formats = new ArrayList<>(detectable());
    formats.addAll(List.of(TOMCAT_9, AZURE_V1, NGINX, ANY));
    return formats;
  }

  /** What a definition says that starts as those of JSON do; null if it does not. */
  static @Nullable LogFormat ofDefinition(String definition) {
    if (definition.startsWith(JsonDefinition.PREFIX)) {
      return JsonFormat.compile("custom", definition);
    }
    JsonWrappedFormat wrapping = JsonWrappedFormat.startOf(definition);
    return wrapping == null
        ? null
        : wrapping.around(LogFormats.of(definition.substring(wrapping.prefix().length())));
  }

  /** Those that detection tries. */
  static List<LogFormat> detectable() {
    List<LogFormat> formats = new ArrayList<>(objects());
    formats.addAll(JsonWrappedFormat.presets());
    return formats;
  }

  /** Those of detection's that look at the object itself. */
  static List<JsonFormat> objects() {
    return List.of(
        TRAEFIK,
        CADDY,
        ENVOY,
        AZURE_FRONT_DOOR,
        AZURE,
        GOOGLE,
        AWS_API_GATEWAY,
        CLOUDFLARE,
        KONG,
        ELASTIC,
        TOMCAT,
        SERILOG,
        PINO,
        RAILS);
  }

  private static JsonFormat format(String name, String definition) {
    return JsonFormat.compile(name, definition);
  }

  /** Version 2 of the gateway writes seconds, version 1 milliseconds. */
  private static JsonFormat azure(String name, String unit) {
    return format(
            name,
            "json: only=properties.timeTaken|properties.httpStatus, time=timeStamp|time|TimeGenerated,"
                + " duration=properties.timeTaken:"
                + unit
                + ", upstream=properties.serverResponseLatency:s, status=properties.httpStatus,"
                + " response_bytes=properties.sentBytes, request_bytes=properties.receivedBytes,"
                + " method=properties.httpMethod,"
                + " url=properties.originalRequestUriWithArgs|properties.requestUri,"
                + " protocol=properties.httpVersion, client=properties.clientIP|properties.clientIp,"
                + " host=properties.originalHost|properties.host, referer=properties.referer,"
                + " user_agent=properties.userAgent, request_id=properties.transactionId,"
                + " upstream_address=properties.serverRouted,"
                + " upstream_status=properties.serverStatus")
        .withGrain(MILLISECOND);
  }

  /** The JsonAccessLogValve; its elapsedTime is %D, which changed its unit with Tomcat 10. */
  private static JsonFormat tomcat(String name, String unit) {
    return format(
        name,
        "json: only=logicalUserName|localServerName|firstByteTime|byteSentNC, time=time,"
            + " duration=elapsedTime:"
            + unit
            + "|elapsedTimeS:s, first_byte=firstByteTime:ms, status=statusCode,"
            + " response_bytes=size|byteSentNC, request=request, method=method, url=path,"
            + " query=query, protocol=protocol, client=remoteAddr|host, user=user,"
            + " host=localServerName, referer=requestHeaders.Referer|requestHeaders.referer,"
            + " user_agent=requestHeaders.User-Agent|requestHeaders.user-agent");
  }

  /** A path both as objects within objects and as one key with dots, as both are written. */
  private static String ecs(String... paths) {
    List<String> places = new ArrayList<>();
    for (String path : paths) {
      places.add(path);
      places.add("\"" + path + "\"");
    }
    return String.join("|", places);
  }

  private static String ecsNanos(String path) {
    return path + ":ns|\"" + path + "\":ns";
  }
}
