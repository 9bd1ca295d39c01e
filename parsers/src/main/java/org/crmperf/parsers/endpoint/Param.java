package org.crmperf.parsers.endpoint;

/** The query parameters that CRM products are known by. */
enum Param {
  MODULE("module"),
  ACTION("action"),
  VIEW("view"),
  MODE("mode"),
  PARENT("parent"),
  APP("app"),
  RELATED_MODULE("relatedModule"),
  OPERATION("operation"),
  ENTRY_POINT("entryPoint"),
  DYNAMIC_ACTION("DynamicAction"),
  ENTITY("etn"),
  PAGE_TYPE("pagetype"),
  MODEL("model"),
  FIELD("field"),
  REQUEST_NUMBER("r");

  private final byte[] label;

  Param(String label) {
    this.label = Bytes.ascii(label);
  }

  byte[] label() {
    return label;
  }
}
