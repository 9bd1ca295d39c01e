package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;

/** What a request target says beside its endpoint: whether it asks for a page, and of whom. */
final class TargetTraits {
  /** Names of parameters that bound a list, in the common APIs and CRMs; lower case. */
  private static final byte[][][] PAGING =
      byLength(
          "limit",
          "offset",
          "page",
          "per_page",
          "page_size",
          "pagesize",
          "$top",
          "$skip",
          "$skiptoken",
          "_start",
          "_limit",
          "_page",
          "start",
          "rows",
          "size",
          "count",
          "cursor",
          "max_num",
          "maxsize",
          "maxresults",
          "max_results",
          "first",
          "after",
          "skip",
          "take",
          "page[size]",
          "page[number]",
          "page[limit]",
          "page[offset]",
          "pagenumber",
          "page_num");

  private static final Set<String> TENANT_PARAMETERS =
      new HashSet<>(
          Arrays.asList(
              "tenant",
              "tenant_id",
              "tenantid",
              "org",
              "org_id",
              "orgid",
              "organization",
              "organisation",
              "workspace",
              "instance",
              "db",
              "company",
              "customer_org"));

  private static final Set<String> TENANT_SEGMENTS =
      new HashSet<>(
          Arrays.asList(
              "t",
              "tenant",
              "tenants",
              "o",
              "org",
              "orgs",
              "organizations",
              "w",
              "workspace",
              "workspaces"));

  private static final int LONGEST = 64;

  private TargetTraits() {}

  /** By their lengths, as every parameter of every distinct target is looked up. */
  private static byte[][][] byLength(String... names) {
    int longest = Arrays.stream(names).mapToInt(String::length).max().orElse(0);
    byte[][][] all = new byte[longest + 1][][];
    for (int length = 0; length <= longest; length++) {
      int wanted = length;
      all[length] =
          Arrays.stream(names)
              .filter(name -> name.length() == wanted)
              .map(name -> name.getBytes(StandardCharsets.US_ASCII))
              .toArray(byte[][]::new);
    }
    return all;
  }

  /** Whether a target has a parameter that bounds a list. */
  static boolean isPaged(byte[] b, int from, int to) {
    int i = ByteScan.indexOf(b, from, to, (byte) '?');
    while (i >= 0) {
      int name = i + 1;
      int most = Math.min(to, name + PAGING.length);
      int end = name;
      while (end < most && b[end] != '=' && b[end] != '&') {
        end++;
      }
      if (end < most && b[end] == '=' && isPagingName(b, name, end)) {
        return true;
      }
      i = ByteScan.indexOf(b, end, to, (byte) '&');
    }
    return false;
  }

  private static boolean isPagingName(byte[] b, int from, int to) {
    if (to - from >= PAGING.length) {
      return false;
    }
    for (byte[] name : PAGING[to - from]) {
      if (equal(name, b, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(byte[] name, byte[] b, int from) {
    for (int i = 0; i < name.length; i++) {
      byte c = b[from + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** The tenant that a target names: in a parameter, or after a segment of that name; or empty. */
  static String tenant(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (query >= 0) {
      for (String part : target.substring(query + 1).split("&", 40)) {
        int is = part.indexOf('=');
        if (is > 0 && TENANT_PARAMETERS.contains(part.substring(0, is).toLowerCase(Locale.ROOT))) {
          return cut(part.substring(is + 1));
        }
      }
    }
    String[] segments = path.split("/", 6);
    for (int i = 1; i + 1 < segments.length; i++) {
      if (TENANT_SEGMENTS.contains(segments[i].toLowerCase(Locale.ROOT))) {
        return cut(segments[i + 1]);
      }
    }
    return "";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
