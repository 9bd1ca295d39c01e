package org.crmperf.parsers.endpoint;

/**
 * Dynamics 365 / Dataverse: the OData Web API, the older OrganizationData.svc, and main.aspx with
 * its parameters.
 */
final class DynamicsPreset implements CrmPreset {
  private static final byte[] API = Bytes.ascii("api");
  private static final byte[] DATA = Bytes.ascii("data");
  private static final byte[] XRM_SERVICES = Bytes.ascii("XRMServices");
  private static final byte[][] XRM_VERSIONS = Bytes.allAscii("2011", "2007");
  private static final byte[] MAIN = Bytes.ascii("main.aspx");
  private static final Param[] KEPT = {Param.ENTITY, Param.PAGE_TYPE};

  @Override
  public String product() {
    return "Dynamics 365";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.last("main.aspx").near("api", "XRMServices");
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    if (target.is(target.count() - 1, MAIN)) {
      return page(target, writer);
    }
    int api = CrmPreset.anchor(target, API);
    if (api >= 0 && target.is(api + 1, DATA) && CrmPreset.version(target, api + 2)) {
      writer.prefix(target, api);
      odata(target, api, api + 3, writer);
      return true;
    }
    int xrm = CrmPreset.anchor(target, XRM_SERVICES);
    if (xrm >= 0 && target.isAny(xrm + 1, XRM_VERSIONS)) {
      writer.prefix(target, xrm);
      odata(target, xrm, xrm + 2, writer);
      return true;
    }
    return false;
  }

  private static boolean page(Target target, CrmWriter writer) {
    if (!target.findParam(Param.ENTITY) && !target.findParam(Param.PAGE_TYPE)) {
      return false;
    }
    writer.path(target);
    writer.params(target, KEPT);
    return true;
  }

  /** Keeps the service's own segments and rewrites the resource path after them. */
  private static void odata(Target target, int from, int resource, CrmWriter writer) {
    for (int i = from; i < Math.min(resource, target.count()); i++) {
      writer.keep(target, i);
    }
    int i = resource;
    int to = Math.min(target.count(), PathTemplater.MAX_SEGMENTS);
    while (i < to) {
      i = resource(target, i, writer);
    }
    if (i < target.count()) {
      writer.out().cut();
    }
  }

  /** Appends {@code accounts({id})}; returns the segment after it. */
  private static int resource(Target target, int i, CrmWriter writer) {
    byte[] path = target.path();
    int start = target.start(i);
    int open = Bytes.indexOf(path, start, target.end(i), '(');
    if (open < 0) {
      writer.nameOrId(target, i);
      return i + 1;
    }
    int last = closingSegment(target, i);
    int close = lastParenthesis(path, open, target.end(last));
    TemplateBuffer out = writer.out();
    out.segment();
    writer.nameOrId(path, start, open);
    out.append('(');
    keys(path, open + 1, close, writer);
    out.append(')');
    return last + 1;
  }

  /** A key may hold slashes, which cut it: the segment in which the parenthesis closes. */
  private static int closingSegment(Target target, int from) {
    for (int i = from; i < target.count(); i++) {
      if (Bytes.indexOf(target.path(), target.start(i), target.end(i), ')') >= 0) {
        return i;
      }
    }
    return target.count() - 1;
  }

  private static int lastParenthesis(byte[] path, int open, int end) {
    int i = end - 1;
    while (i > open && path[i] != ')') {
      i--;
    }
    return i > open ? i : end;
  }

  /** {@code 0000-...} is an id; of {@code name='x',city='y'} the names stay. */
  private static void keys(byte[] b, int from, int to, CrmWriter writer) {
    TemplateBuffer out = writer.out();
    if (from >= to) {
      return;
    }
    int key = from;
    boolean first = true;
    for (int i = from; i < to; i++) {
      if (b[i] != '=' || !writer.name(b, key, i)) {
        continue;
      }
      if (!first) {
        out.append(',');
      }
      out.append(b, key, i + 1);
      Variable.ID.appendTo(out);
      first = false;
      int end = valueEnd(b, i + 1, to);
      key = end + 1;
      i = end;
    }
    if (first) {
      Variable.ID.appendTo(out);
    }
  }

  /** The comma after a value; one inside quotes or brackets does not count. */
  private static int valueEnd(byte[] b, int from, int to) {
    boolean quoted = false;
    int brackets = 0;
    for (int i = from; i < to; i++) {
      switch (b[i]) {
        case '\'' -> quoted = !quoted;
        case '[', '{' -> brackets++;
        case ']', '}' -> brackets--;
        case ',' -> {
          if (!quoted && brackets <= 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return to;
  }
}
