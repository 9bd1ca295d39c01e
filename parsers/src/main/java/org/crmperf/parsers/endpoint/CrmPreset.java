package org.crmperf.parsers.endpoint;

/** Knows the URLs of one family of CRM products. Without state: everything is in the arguments. */
sealed interface CrmPreset
    permits VtigerPreset,
        SugarPreset,
        SugarRestPreset,
        OdooPreset,
        EspoPreset,
        DynamicsPreset,
        SalesforcePreset {
  /** All presets, in the order in which they are asked. */
  static CrmPreset[] all() {
    return new CrmPreset[] {
      new VtigerPreset(),
      new SugarPreset(),
      new SugarRestPreset(),
      new OdooPreset(),
      new EspoPreset(),
      new DynamicsPreset(),
      new SalesforcePreset()
    };
  }

  /** The name in reports. */
  String product();

  /** Says where {@link #map} must be asked; elsewhere it would write nothing. */
  void announce(PresetIndex.Places places);

  /** Writes the endpoint when the target is one of the product's; else writes nothing. */
  boolean map(Target target, CrmWriter writer);

  /**
   * The first segment, at most {@link CrmWriter#MAX_PREFIX} below the root, that is {@code text};
   * -1 when there is none.
   */
  static int anchor(Target target, byte[] text) {
    int limit = Math.min(target.count(), CrmWriter.MAX_PREFIX + 1);
    for (int i = 0; i < limit; i++) {
      if (target.is(i, text)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the segment is {@code v} and a number, also {@code v9.2} or {@code v11_5}. */
  static boolean version(Target target, int i) {
    if (i >= target.count()) {
      return false;
    }
    byte[] path = target.path();
    int start = target.start(i);
    int end = target.end(i);
    if ((path[start] | 0x20) != 'v' || end - start < 2 || end - start > 6) {
      return false;
    }
    return number(path, start + 1, end);
  }

  /** Whether the bytes are digits, perhaps with one dot or underscore in the midst. */
  static boolean number(byte[] b, int from, int to) {
    int separators = 0;
    for (int i = from; i < to; i++) {
      if (!Bytes.isDigit(b[i])) {
        if (b[i] != '.' && b[i] != '_' || i == from || i == to - 1) {
          return false;
        }
        separators++;
      }
    }
    return to > from && separators <= 1;
  }
}
