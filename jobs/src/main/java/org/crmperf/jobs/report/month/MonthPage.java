package org.crmperf.jobs.report.month;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.report.PageAssets;
import org.crmperf.jobs.report.Printable;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What month.jte shows.
 *
 * @param earlier the month before that has a page, as {@code 2026-10}; empty if there is none
 * @param later the month after that has one
 * @param weeks rows of seven days, Monday first
 * @param days all of the month, those without a report too
 */
record MonthPage(
    Words words,
    PageAssets assets,
    String title,
    String earlier,
    String later,
    List<String> zones,
    String summary,
    List<List<Cell>> weeks,
    List<Cell> days,
    List<HourRow> hours,
    List<OutageLine> outages,
    List<PlaceLine> regressed,
    List<PlaceLine> lost) {
  private static final int WEEK = 7;
  private static final int HOURS = 24;
  private static final int MOST_PLACES = 15;
  private static final int MOST_OUTAGES = 60;
  private static final double KILO = 1000;

  /**
   * A day of the calendar.
   *
   * @param number of the day; empty for a place before the first or after the last
   * @param link to its report; empty if there is none
   */
  record Cell(String number, String date, String link, List<Value> values) {
    boolean isInMonth() {
      return !number.isEmpty();
    }

    boolean isReported() {
      return !link.isEmpty();
    }
  }

  /** A figure of a day; {@code level} is the class of its colour, empty if there is no figure. */
  record Value(String id, String text, String level) {}

  /** An hour of all days: p95 and requests. */
  record HourRow(String hour, List<Value> p95, List<Value> requests) {}

  record OutageLine(
      String date, String link, String start, String end, String minutes, String errors) {}

  /** An endpoint with a figure of the month, and the days it is about. */
  record PlaceLine(String name, String figure, List<Cell> days) {}

  static MonthPage of(
      YearMonth month, Collection<MonthDay> reported, String earlier, String later, Words words) {
    SortedMap<LocalDate, MonthDay> days = new TreeMap<>();
    reported.forEach(day -> days.put(day.date(), day));
    List<Cell> cells = new ArrayList<>();
    Map<Measure, Double> most = most(days.values());
    for (int d = 1; d <= month.lengthOfMonth(); d++) {
      cells.add(cell(month.atDay(d), days.get(month.atDay(d)), most, words));
    }
    TreeSet<String> zones = new TreeSet<>();
    days.values().forEach(day -> zones.add(Printable.text(day.zone())));
    return new MonthPage(
        words,
        PageAssets.styled("month.css"),
        title(month, words),
        earlier,
        later,
        List.copyOf(zones),
        words.say("month.summary", days.size(), month.lengthOfMonth()),
        weeks(month, cells),
        cells,
        hours(month, days),
        outages(days.values()),
        regressed(days.values(), words),
        lost(days.values(), words));
  }

  /** {@code November 2026}. */
  static String title(YearMonth month, Words words) {
    return words.say("month.name." + month.getMonthValue(), month.getYear());
  }

  String t(String key, Object... parts) {
    return words.say("month." + key, parts);
  }

  List<String> measures() {
    return List.of(Measure.values()).stream().map(Measure::id).toList();
  }

  private static Map<Measure, Double> most(Collection<MonthDay> days) {
    Map<Measure, Double> most = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      double max = 0;
      for (MonthDay day : days) {
        double value = measure.of(day);
        max = Double.isNaN(value) ? max : Math.max(max, value);
      }
      most.put(measure, max);
    }
    return most;
  }

  private static Cell cell(
      LocalDate date, @Nullable MonthDay day, Map<Measure, Double> most, Words words) {
    String number = Integer.toString(date.getDayOfMonth());
    if (day == null) {
      return new Cell(number, date.toString(), "", List.of());
    }
    List<Value> values = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      double value = measure.of(day);
      boolean none = Double.isNaN(value) || Double.isInfinite(value);
      values.add(
          new Value(
              measure.id(),
              none ? Display.NONE : measure.text(value, words),
              none ? "" : measure.level(value, most.getOrDefault(measure, 0.0))));
    }
    return new Cell(number, date.toString(), link(date), values);
  }

  private static String link(LocalDate date) {
    return "../" + date + "/index.html";
  }

  private static List<List<Cell>> weeks(YearMonth month, List<Cell> cells) {
    Cell outside = new Cell("", "", "", List.of());
    List<Cell> places = new ArrayList<>();
    for (int d = 1; d < month.atDay(1).getDayOfWeek().getValue(); d++) {
      places.add(outside);
    }
    places.addAll(cells);
    while (places.size() % WEEK != 0) {
      places.add(outside);
    }
    List<List<Cell>> weeks = new ArrayList<>();
    for (int w = 0; w < places.size(); w += WEEK) {
      weeks.add(List.copyOf(places.subList(w, w + WEEK)));
    }
    return List.copyOf(weeks);
  }

  private static List<HourRow> hours(YearMonth month, Map<LocalDate, MonthDay> days) {
    double[][] p95 = new double[HOURS][month.lengthOfMonth()];
    double[][] requests = new double[HOURS][month.lengthOfMonth()];
    double mostP95 = 0;
    double mostRequests = 0;
    for (int h = 0; h < HOURS; h++) {
      java.util.Arrays.fill(p95[h], Double.NaN);
      java.util.Arrays.fill(requests[h], Double.NaN);
    }
    for (MonthDay day : days.values()) {
      int d = day.date().getDayOfMonth() - 1;
      for (MonthDay.Hour hour : day.hours()) {
        int h = hour.hour();
        // where clocks go back: the slower of the two, for percentiles cannot be added
        p95[h][d] = Double.isNaN(p95[h][d]) ? hour.p95() : Math.max(p95[h][d], hour.p95());
        requests[h][d] = (Double.isNaN(requests[h][d]) ? 0 : requests[h][d]) + hour.requests();
        mostP95 = Double.isNaN(p95[h][d]) ? mostP95 : Math.max(mostP95, p95[h][d]);
        mostRequests =
            Double.isNaN(requests[h][d]) ? mostRequests : Math.max(mostRequests, requests[h][d]);
      }
    }
    List<HourRow> rows = new ArrayList<>();
    for (int h = 0; h < HOURS; h++) {
      rows.add(
          new HourRow(
              (h < 10 ? "0" : "") + h + ":00",
              values("p95", p95[h], mostP95),
              values("requests", requests[h], mostRequests)));
    }
    return List.copyOf(rows);
  }

  private static List<Value> values(String id, double[] row, double most) {
    List<Value> values = new ArrayList<>();
    for (double value : row) {
      values.add(
          Double.isNaN(value)
              ? new Value(id, "", "")
              : new Value(id, compact(value), Measure.heat(value, most)));
    }
    return List.copyOf(values);
  }

  private static List<OutageLine> outages(Collection<MonthDay> days) {
    List<OutageLine> lines = new ArrayList<>();
    for (MonthDay day : days) {
      for (MonthDay.Outage outage : day.outages()) {
        lines.add(
            new OutageLine(
                day.date().toString(),
                link(day.date()),
                Printable.text(outage.start()),
                Printable.text(outage.end()),
                Printable.text(outage.minutes()),
                Printable.text(outage.errors())));
      }
    }
    return List.copyOf(lines.subList(0, Math.min(lines.size(), MOST_OUTAGES)));
  }

  private static List<PlaceLine> regressed(Collection<MonthDay> days, Words words) {
    Map<MonthDay.Place, List<Cell>> places = new java.util.LinkedHashMap<>();
    for (MonthDay day : days) {
      for (MonthDay.Place place : day.regressed()) {
        places
            .computeIfAbsent(place, p -> new ArrayList<>())
            .add(
                new Cell(
                    Integer.toString(day.date().getDayOfMonth()),
                    day.date().toString(),
                    link(day.date()),
                    List.of()));
      }
    }
    return places.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<MonthDay.Place, List<Cell>> e) -> -e.getValue().size())
                .thenComparing(e -> e.getKey().name()))
        .limit(MOST_PLACES)
        .map(
            e ->
                new PlaceLine(
                    Printable.text(e.getKey().name()),
                    words.say("month.days", e.getValue().size()),
                    List.copyOf(e.getValue())))
        .toList();
  }

  private static List<PlaceLine> lost(Collection<MonthDay> days, Words words) {
    Map<MonthDay.Place, Double> places = new java.util.HashMap<>();
    for (MonthDay day : days) {
      for (MonthDay.Lost lost : day.lost()) {
        if (lost.hours() > 0) {
          places.merge(lost.place(), lost.hours(), Double::sum);
        }
      }
    }
    return places.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<MonthDay.Place, Double> e) -> -e.getValue())
                .thenComparing(e -> e.getKey().name()))
        .limit(MOST_PLACES)
        .map(
            e ->
                new PlaceLine(
                    Printable.text(e.getKey().name()),
                    words.say(Display.span(e.getValue() * 3600)),
                    List.of()))
        .toList();
  }

  /** A figure that fits where thirty-one stand side by side. */
  private static String compact(double value) {
    if (value < KILO - 0.5) {
      return Decimals.fixed(value, 0);
    }
    double kilo = value / KILO;
    return Decimals.fixed(kilo, kilo < 9.95 ? 1 : 0) + "k";
  }
}
