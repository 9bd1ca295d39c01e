package org.crmperf.parsers.endpoint;

/** The REST APIs of SugarCRM ({@code /rest/v11_5/Accounts/{id}}) and SuiteCRM ({@code /Api/V8}). */
final class SugarRestPreset implements CrmPreset {
  private static final byte[] REST = Bytes.ascii("rest");
  private static final byte[] API = Bytes.ascii("Api");
  private static final byte[] INDEX = Bytes.ascii("index.php");
  private static final byte[] V8 = Bytes.ascii("V8");
  private static final byte[] ACCESS_TOKEN = Bytes.ascii("access_token");

  /** SugarCRM's resources that are no modules. */
  private static final byte[][] RESOURCES =
      Bytes.allAscii(
          "me",
          "metadata",
          "oauth2",
          "search",
          "globalsearch",
          "bulk",
          "ping",
          "login",
          "lang",
          "recent",
          "mostactiveusers",
          "logger",
          "theme",
          "css",
          "connectors",
          "integrate",
          "help");

  @Override
  public String product() {
    return "SuiteCRM/SugarCRM";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.near("rest", "Api");
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    return sugar(target, writer) || suite(target, writer);
  }

  private static boolean sugar(Target target, CrmWriter writer) {
    int rest = CrmPreset.anchor(target, REST);
    if (rest < 0 || !sugarVersion(target, rest + 1)) {
      return false;
    }
    int resource = rest + 2;
    if (!target.startsUpper(resource) && !target.isAny(resource, RESOURCES)) {
      return false;
    }
    writer.prefix(target, rest);
    writer.keep(target, rest);
    writer.keep(target, rest + 1);
    writer.rest(target, resource, resource + 1, resource + 4);
    return true;
  }

  /** {@code v4_1}, {@code v11_5}, {@code v10}: other products' versions are v1 to v9. */
  private static boolean sugarVersion(Target target, int i) {
    if (!CrmPreset.version(target, i)) {
      return false;
    }
    int start = target.start(i);
    int end = target.end(i);
    byte[] path = target.path();
    boolean minor = Bytes.indexOf(path, start, end, '_') >= 0;
    return minor || end - start >= 3 && Bytes.isDigit(path[start + 2]);
  }

  private static boolean suite(Target target, CrmWriter writer) {
    int api = CrmPreset.anchor(target, API);
    if (api < 0) {
      return false;
    }
    int version = target.is(api + 1, INDEX) ? api + 2 : api + 1;
    if (!target.is(version, V8) && !target.is(version, ACCESS_TOKEN)) {
      return false;
    }
    writer.prefix(target, api);
    for (int i = api; i <= version; i++) {
      writer.keep(target, i);
    }
    writer.rest(target, version + 1, version + 3, version + 6);
    return true;
  }
}
