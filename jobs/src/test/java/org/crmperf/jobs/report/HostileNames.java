package org.crmperf.jobs.report;

import java.util.List;

/** Endpoint names as an attacker would send them. Each would do harm in some viewer. */
final class HostileNames {
  static final List<String> ALL =
      List.of(
          "/<script>window.hacked=1</script>",
          "</script><script>window.hacked=2</script>",
          "<!--<script>",
          "\"><img src=x onerror=window.hacked=3>",
          "' onmouseover='window.hacked=4",
          "/a&lt;b&amp;amp;",
          "=cmd|'/c calc'!A1",
          "+1+1",
          "-2+3",
          "@SUM(A1)",
          "\t=1+1",
          "\r=1+1",
          "\n=1+1",
          "  =1+1",
          "\uFF1D1+1",
          "/with,comma \"and quotes\"",
          "/\u001b[2J\u001b]0;owned\u0007",
          "/c1\u009b31m",
          "/del\u007f",
          "/nul\u0000",
          "/bidi\u202Egnp.exe",
          "/lines\u2028a\u2029b",
          "/lone\uD800surrogate",
          "/emoji\uD83D\uDE00",
          "/${7*7}#{7*7}{{7*7}}",
          "javascript:window.hacked=5",
          "\\u003cscript\\u003e");

  private HostileNames() {}
}
