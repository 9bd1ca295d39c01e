package org.crmperf.parsers.endpoint;

/**
 * Salesforce: REST, bulk and Apex REST services, Lightning pages, Aura actions, and the list pages
 * of the classic interface. The API version is folded, because clients of all versions call the
 * same endpoint.
 */
final class SalesforcePreset implements CrmPreset {
  private static final byte[] SERVICES = Bytes.ascii("services");
  private static final byte[] DATA = Bytes.ascii("data");
  private static final byte[] ASYNC = Bytes.ascii("async");
  private static final byte[] SOAP = Bytes.ascii("Soap");
  private static final byte[][] OTHERS = Bytes.allAscii("apexrest", "oauth2", "wave", "auth");
  private static final byte[] VERSION = Bytes.ascii("v{n}");
  private static final byte[] NUMBER = Bytes.ascii("{n}");
  private static final byte[] SOBJECTS = Bytes.ascii("sobjects");
  private static final byte[] QUICK_ACTIONS = Bytes.ascii("quickActions");
  private static final byte[] LIGHTNING = Bytes.ascii("lightning");
  private static final byte[][] PAGES =
      Bytes.allAscii("r", "o", "n", "page", "cmp", "app", "action", "setup");
  private static final byte[] AURA = Bytes.ascii("aura");

  /** Key prefixes of the standard objects that have list and creation pages. */
  private static final byte[][] KEY_PREFIXES =
      Bytes.allAscii(
          "001", "003", "005", "006", "00O", "00Q", "00T", "00U", "01Z", "02i", "500", "701", "800",
          "801");

  private static final byte[][] CLASSIC_PAGES = Bytes.allAscii("o", "e", "d");

  @Override
  public String product() {
    return "Salesforce";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.first("services", "lightning").last("aura", "o", "e", "d").single();
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    int count = target.count();
    if (count == 0) {
      return false;
    }
    if (target.is(count - 1, AURA)) {
      return aura(target, writer);
    }
    if (target.is(0, SERVICES)) {
      return services(target, writer);
    }
    if (target.is(0, LIGHTNING) && target.isAny(1, PAGES)) {
      writer.rest(target, 0);
      return true;
    }
    return classic(target, writer);
  }

  private static boolean services(Target target, CrmWriter writer) {
    if (target.is(1, DATA) && (target.count() == 2 || CrmPreset.version(target, 2))) {
      rest(target, writer);
      return true;
    }
    boolean async = target.is(1, ASYNC) && number(target, 2);
    boolean soap = target.is(1, SOAP) && writer.isName(target, 2) && number(target, 3);
    if (async || soap) {
      int version = async ? 2 : 3;
      for (int i = 0; i < version; i++) {
        writer.keep(target, i);
      }
      writer.literal(NUMBER);
      writer.rest(target, version + 1);
      return true;
    }
    if (!target.isAny(1, OTHERS)) {
      return false;
    }
    writer.rest(target, 0);
    return true;
  }

  private static void rest(Target target, CrmWriter writer) {
    writer.keep(target, 0);
    writer.keep(target, 1);
    if (target.count() == 2) {
      return;
    }
    writer.literal(VERSION);
    if (externalId(target)) {
      for (int i = 3; i < 6; i++) {
        writer.nameOrId(target, i);
      }
      writer.id();
      writer.rest(target, 7);
      return;
    }
    writer.rest(target, 3);
  }

  /** {@code sobjects/Account/Customer_Number__c/A7}: the segment after the field is its value. */
  private static boolean externalId(Target target) {
    if (!target.is(3, SOBJECTS) || target.count() < 7 || target.is(5, QUICK_ACTIONS)) {
      return false;
    }
    byte[] path = target.path();
    int end = target.end(5);
    return end - target.start(5) > 3
        && path[end - 3] == '_'
        && path[end - 2] == '_'
        && path[end - 1] == 'c';
  }

  private static boolean number(Target target, int i) {
    return i < target.count() && CrmPreset.number(target.path(), target.start(i), target.end(i));
  }

  /** {@code /aura?r=12&aura.ApexAction.execute=1}: the first action that was asked for. */
  private static boolean aura(Target target, CrmWriter writer) {
    if (!target.findParam(Param.REQUEST_NUMBER)) {
      return false;
    }
    writer.path(target);
    byte[] url = target.url();
    int i = target.queryFrom();
    while (i < target.queryTo()) {
      int next = Bytes.indexOf(url, i, target.queryTo(), '&');
      int end = next < 0 ? target.queryTo() : next;
      int equals = Bytes.indexOf(url, i, end, '=');
      if (equals > 0
          && Bytes.indexOf(url, i, equals, '.') > 0
          && writer.name(url, i, equals)
          && Bytes.allDigits(url, equals + 1, end)) {
        TemplateBuffer out = writer.out();
        out.mark();
        out.append('?');
        out.append(url, i, equals);
        return true;
      }
      i = end + 1;
    }
    return true;
  }

  /** A record of a standard object at the root: {@code /001D000000abcde}. */
  private static boolean record(Target target) {
    byte[] path = target.path();
    int start = target.start(0);
    int end = target.end(0);
    if (end - start < SalesforceId.SHORT || !SalesforceId.matches(path, start, end)) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!Bytes.isAlnum(path[i])) {
        return false;
      }
    }
    for (byte[] prefix : KEY_PREFIXES) {
      if (Bytes.startsWith(path, start, end, prefix)) {
        return !Bytes.allDigits(path, start, end);
      }
    }
    return false;
  }

  /** Classic pages: records, and the lists and forms of standard objects. */
  private static boolean classic(Target target, CrmWriter writer) {
    boolean page = target.count() == 2 && target.isAny(1, CLASSIC_PAGES);
    if (target.count() != 1 && !page) {
      return false;
    }
    if (page && target.isAny(0, KEY_PREFIXES)) {
      writer.keep(target, 0);
    } else if (record(target)) {
      writer.out().segment();
      Variable.SFID.appendTo(writer.out());
    } else {
      return false;
    }
    if (page) {
      writer.keep(target, 1);
    }
    return true;
  }
}
