package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.crmperf.parsers.error.Errors;

/**
 * The style sheet and scripts of a page as elements to embed, and the Content-Security-Policy that
 * allows these and nothing else: no network, no inline handler, no style from a log.
 *
 * @param policy for a meta element
 * @param style a style element
 * @param scripts script elements, empty if the page has none
 */
public record PageAssets(String policy, String style, String scripts) {

  /** Of a day's page. */
  static PageAssets report() {
    String licence = "/*! uPlot 1.6.32\n" + read("uplot.LICENSE.txt") + "*/\n";
    String style = read("report.css") + licence + read("uplot.min.css");
    String charts = licence + read("uplot.min.js");
    String own = script();
    return new PageAssets(
        policy("script-src " + source(charts) + " " + source(own) + "; ", style),
        "<style>" + style + "</style>",
        "<script>" + charts + "</script>\n<script>" + own + "</script>");
  }

  /** The parts in the order in which they use each other. */
  private static String script() {
    StringBuilder script = new StringBuilder("\"use strict\";\n(() => {\n");
    for (String part : List.of("base", "charts", "table", "drill", "copy", "view")) {
      script.append(read("report-" + part + ".js"));
    }
    return script.append("})();\n").toString();
  }

  /** Of the list of days, which needs no script. */
  static PageAssets index() {
    String style = read("report.css");
    return new PageAssets(policy("", style), "<style>" + style + "</style>", "");
  }

  /** Of a page without a script that has a style sheet of its own beside the report's. */
  public static PageAssets styled(String sheet) {
    String style = read("report.css") + read(sheet);
    return new PageAssets(policy("", style), "<style>" + style + "</style>", "");
  }

  private static String policy(String scripts, String style) {
    return "default-src 'none'; "
        + scripts
        + "style-src "
        + source(style)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String source(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw Errors.internal("this Java has no SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw Errors.internal("the resource " + name + " is missing from the jar", null);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Errors.internal("the resource " + name + " cannot be read", e);
    }
  }
}
