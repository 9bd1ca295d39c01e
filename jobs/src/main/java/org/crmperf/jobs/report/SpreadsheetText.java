package org.crmperf.jobs.report;

/**
 * Text cells of CSV files. Spreadsheets run a cell that starts with one of {@code = + - @}, a tab
 * or a line break as a formula, even when it is quoted; an apostrophe in front makes it text. The
 * full-width forms of the signs are taken for them under some input locales, and spaces in front
 * are skipped by some spreadsheets.
 */
final class SpreadsheetText {
  private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetText() {}

  static String inert(String cell) {
    if (cell.equals("-")) {
      return cell; // what logs write for nothing; alone it computes nothing
    }
    String printable = Printable.text(cell);
    int start = 0;
    while (start < cell.length() && (cell.charAt(start) == ' ' || cell.charAt(start) == '\u00A0')) {
      start++;
    }
    return start < cell.length() && STARTS_FORMULA.indexOf(cell.charAt(start)) >= 0
        ? "'" + printable
        : printable;
  }
}
