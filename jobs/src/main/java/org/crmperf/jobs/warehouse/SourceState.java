package org.crmperf.jobs.warehouse;

/** What a run has to do about an input file. */
public enum SourceState {
  /** Never seen: read all of it. */
  NEW,
  /** Known, with bytes not read yet. */
  GREW,
  /** Known, and read to its end. */
  DONE,
  /** No bytes in it. */
  EMPTY,
  /** The content of another file of the same run: counted there. */
  DUPLICATE,
  /** It cannot be read, or its content is no longer what was ingested. */
  FAILED
}
