package org.crmperf.parsers.endpoint;

/**
 * SugarCRM and SuiteCRM pages: {@code index.php?module=Accounts&action=DetailView&record=7}, where
 * the parameters are the endpoint, and {@code entryPoint=}. SuiteCRM 8 has them below {@code
 * /legacy}.
 */
final class SugarPreset implements CrmPreset {
  private static final byte[] INDEX = Bytes.ascii("index.php");
  private static final byte[] SERVICE = Bytes.ascii("service");
  private static final byte[][] SERVICES = Bytes.allAscii("rest.php", "soap.php");
  private static final Param[] KEPT = {
    Param.MODULE, Param.ENTRY_POINT, Param.ACTION, Param.DYNAMIC_ACTION
  };

  @Override
  public String product() {
    return "SuiteCRM/SugarCRM";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.last("index.php", "rest.php", "soap.php").directory();
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    if (target.hasQuery() && page(target)) {
      writer.path(target);
      writer.params(target, KEPT);
      return true;
    }
    int last = target.count() - 1;
    if (last < 2
        || !target.isAny(last, SERVICES)
        || !target.is(last - 2, SERVICE)
        || !CrmPreset.version(target, last - 1)) {
      return false;
    }
    writer.path(target);
    return true;
  }

  private static boolean page(Target target) {
    boolean index = target.is(target.count() - 1, INDEX);
    boolean directory = target.count() == 0 || target.trailingSlash();
    if (!index && !directory) {
      return false;
    }
    if (target.findParam(Param.ENTRY_POINT)) {
      return true;
    }
    if (!target.findParam(Param.MODULE)) {
      return false;
    }
    // module=Home alone opens the module's index; other PHP applications write modules in lower
    // case
    boolean crmModule = Bytes.isUpper(target.url()[target.valueFrom()]);
    return target.findParam(Param.ACTION) || index && crmModule;
  }
}
