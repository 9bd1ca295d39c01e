package org.crmperf.parsers.endpoint;

/** EspoCRM: {@code /api/v1/Account/{id}/contacts}; entities start with an upper-case letter. */
final class EspoPreset implements CrmPreset {
  private static final byte[] API = Bytes.ascii("api");
  private static final byte[] V1 = Bytes.ascii("v1");
  private static final byte[] PORTAL = Bytes.ascii("portal-access");

  @Override
  public String product() {
    return "EspoCRM";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.near("api");
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    int api = CrmPreset.anchor(target, API);
    if (api < 0 || !target.is(api + 1, V1)) {
      return false;
    }
    boolean portal = target.is(api + 2, PORTAL) && target.count() > api + 4;
    int entity = portal ? api + 4 : api + 2;
    if (!target.startsUpper(entity) || !writer.isName(target, entity)) {
      return false;
    }
    writer.prefix(target, api);
    writer.keep(target, api);
    writer.keep(target, api + 1);
    if (portal) {
      writer.keep(target, api + 2);
      writer.id();
    }
    writer.keep(target, entity);
    writer.rest(target, entity + 1, entity + 1, entity + 3);
    return true;
  }
}
