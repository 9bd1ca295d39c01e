package org.crmperf.parsers.endpoint;

/**
 * Odoo: the RPC routes, where model and method are the endpoint, and the routes that name records
 * in ways of their own (images, attachments, reports, the client's {@code /odoo} pages).
 */
final class OdooPreset implements CrmPreset {
  private static final byte[] WEB = Bytes.ascii("web");
  private static final byte[] DATASET = Bytes.ascii("dataset");
  private static final byte[][] FILES = Bytes.allAscii("image", "content");
  private static final Param[] MODEL = {Param.MODEL};
  private static final byte[][] IMAGE_SIZES =
      Bytes.allAscii("_128", "_256", "_512", "_1024", "_1920");
  private static final byte[][] OTHER_WEB =
      Bytes.allAscii(
          "action", "session", "webclient", "binary", "export", "view", "domain", "pivot");
  private static final byte[] REPORT = Bytes.ascii("report");
  private static final byte[][] REPORT_FORMATS = Bytes.allAscii("html", "pdf", "text");
  private static final byte[] JSON = Bytes.ascii("json");
  private static final byte[] ODOO = Bytes.ascii("odoo");
  private static final byte[] JSONRPC = Bytes.ascii("jsonrpc");
  private static final byte[] XMLRPC = Bytes.ascii("xmlrpc");
  private static final byte[] LONGPOLLING = Bytes.ascii("longpolling");
  private static final byte[][] XMLRPC_SERVICES =
      Bytes.allAscii("common", "object", "db", "report");

  @Override
  public String product() {
    return "Odoo";
  }

  @Override
  public void announce(PresetIndex.Places places) {
    places.first("web", "report", "json", "jsonrpc", "odoo", "longpolling", "xmlrpc");
  }

  @Override
  public boolean map(Target target, CrmWriter writer) {
    if (target.count() == 0) {
      return false;
    }
    return switch (target.path()[target.start(0)]) {
      case 'w' -> target.is(0, WEB) && web(target, writer);
      case 'r' -> report(target, writer);
      case 'j' -> json(target, writer);
      case 'o' -> target.is(0, ODOO) && general(target, writer);
      case 'l' -> target.is(0, LONGPOLLING) && target.count() == 2 && general(target, writer);
      case 'x' -> xmlrpc(target, writer);
      default -> false;
    };
  }

  private static boolean web(Target target, CrmWriter writer) {
    if (target.is(1, DATASET) && target.count() >= 3) {
      writer.keep(target, 0);
      writer.keep(target, 1);
      writer.rest(target, 2);
      return true;
    }
    if (target.isAny(1, FILES)) {
      return file(target, writer);
    }
    return target.isAny(1, OTHER_WEB) && general(target, writer);
  }

  /**
   * {@code /web/image/res.partner/7/avatar_128/200x200/name.png}: model, record and field are the
   * endpoint; size and file name are not. Bundles of scripts and styles are static assets.
   */
  private static boolean file(Target target, CrmWriter writer) {
    boolean record = isNumberedKey(target, 2) || isNumberedKey(target, 3);
    if (!record && StaticAssets.matches(target) || bundle(target)) {
      return false;
    }
    writer.keep(target, 0);
    writer.keep(target, 1);
    if (isNumberedKey(target, 2)) {
      writer.id();
    } else if (isNumberedKey(target, 3)) {
      writer.nameOrId(target, 2);
      writer.id();
      if (target.count() > 4 && field(target.path(), target.start(4), target.end(4), writer)) {
        writer.keep(target, 4);
      }
    } else if (target.count() > 2) {
      writer.nameOrId(target, 2);
    } else {
      fileParams(target, writer);
    }
    return true;
  }

  /** {@code /web/image?model=res.partner&id=7&field=avatar_128}. */
  private static void fileParams(Target target, CrmWriter writer) {
    writer.params(target, MODEL);
    if (target.findParam(Param.FIELD)
        && field(target.url(), target.valueFrom(), target.valueTo(), writer)) {
      TemplateBuffer out = writer.out();
      out.mark();
      out.append(target.findParam(Param.MODEL) ? '&' : '?');
      out.append(Param.FIELD.label());
      out.append('=');
      target.findParam(Param.FIELD);
      out.append(target.url(), target.valueFrom(), target.valueTo());
    }
  }

  /** The name of a field; the sizes of its variants ({@code avatar_128}) are no ids. */
  private static boolean field(byte[] b, int from, int to, CrmWriter writer) {
    for (byte[] size : IMAGE_SIZES) {
      int end = to - size.length;
      if (end > from && Bytes.equal(b, end, to, size)) {
        return writer.name(b, from, end);
      }
    }
    return writer.name(b, from, to);
  }

  /** {@code 369} or {@code 369-5f3a9c1}: an id, perhaps with a mark against caching. */
  private static boolean isNumberedKey(Target target, int i) {
    if (i >= target.count()) {
      return false;
    }
    byte[] path = target.path();
    int start = target.start(i);
    int dash = Bytes.indexOf(path, start, target.end(i), '-');
    return Bytes.allDigits(path, start, dash < 0 ? target.end(i) : dash);
  }

  private static boolean bundle(Target target) {
    int last = target.count() - 1;
    byte[] path = target.path();
    int end = target.end(last);
    boolean script = path[end - 1] == 's' && StaticAssets.matches(target);
    return script && last >= 3;
  }

  private static boolean report(Target target, CrmWriter writer) {
    if (!target.is(0, REPORT)
        || !target.isAny(1, REPORT_FORMATS)
        || !dotted(target, 2)
        || !writer.isName(target, 2)) {
      return false;
    }
    writer.keep(target, 0);
    writer.keep(target, 1);
    writer.keep(target, 2);
    if (target.count() > 3) {
      writer.id();
    }
    return true;
  }

  /** {@code /jsonrpc} and {@code /json/2/res.partner/search_read}. */
  private static boolean json(Target target, CrmWriter writer) {
    if (target.is(0, JSONRPC) && target.count() == 1) {
      return general(target, writer);
    }
    if (!target.is(0, JSON) || !smallNumber(target, 1) || !dotted(target, 2)) {
      return false;
    }
    writer.keep(target, 0);
    writer.keep(target, 1);
    writer.rest(target, 2);
    return true;
  }

  private static boolean xmlrpc(Target target, CrmWriter writer) {
    int service = target.count() - 1;
    boolean numbered = service == 2 && smallNumber(target, 1);
    boolean plain = service == 1;
    return target.is(0, XMLRPC)
        && (numbered || plain)
        && target.isAny(service, XMLRPC_SERVICES)
        && general(target, writer);
  }

  private static boolean smallNumber(Target target, int i) {
    return i < target.count()
        && target.end(i) - target.start(i) == 1
        && Bytes.isDigit(target.path()[target.start(i)]);
  }

  private static boolean dotted(Target target, int i) {
    return i < target.count()
        && Bytes.indexOf(target.path(), target.start(i), target.end(i), '.') > 0;
  }

  /** The general rules do; the preset only knows that the route exists. */
  private static boolean general(Target target, CrmWriter writer) {
    if (StaticAssets.matches(target)) {
      return false;
    }
    writer.path(target);
    return true;
  }
}
