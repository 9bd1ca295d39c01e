package org.crmperf.parsers.endpoint;

/** vtiger CRM: {@code index.php?module=Accounts&view=Detail&record=7} and webservice.php. */
final class VtigerPreset implements CrmPreset {
  private static final byte[] INDEX = Bytes.ascii("index.php");
  private static final byte[] WEBSERVICE = Bytes.ascii("webservice.php");
  private static final byte[] RESTAPI = Bytes.ascii("restapi");
  private static final byte[] VTIGER = Bytes.ascii("vtiger");

  /** One of these next to {@code module} tells vtiger from its cousins. */
  private static final Param[] OWN = {Param.VIEW, Param.MODE, Param.PARENT, Param.APP};

  /** {@code app} only says which menu is open: keeping it would multiply the endpoints by six. */
  private static final Param[] KEPT = {
    Param.MODULE, Param.PARENT, Param.VIEW, Param.ACTION, Param.MODE, Param.RELATED_MODULE
  };

  private static final Param[] OPERATIONS = {Param.OPERATION};

  @Override
  public String product() {
    return "vtiger";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.last("index.php", "webservice.php").near("restapi");
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    int last = target.count() - 1;
    if (target.hasQuery()) {
      if (target.is(last, INDEX) && target.findParam(Param.MODULE) && any(target)) {
        writer.path(target);
        writer.params(target, KEPT);
        return true;
      }
      if (target.is(last, WEBSERVICE) && target.findParam(Param.OPERATION)) {
        writer.path(target);
        writer.params(target, OPERATIONS);
        return true;
      }
    }
    return restApi(target, writer);
  }

  private static boolean any(Target target) {
    for (Param name : OWN) {
      if (target.findParam(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean restApi(Target target, CrmWriter writer) {
    int anchor = CrmPreset.anchor(target, RESTAPI);
    if (anchor < 0 || !CrmPreset.version(target, anchor + 1) || !target.is(anchor + 2, VTIGER)) {
      return false;
    }
    writer.path(target);
    return true;
  }
}
