package org.crmperf.tools.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.ingest.FormatChooser;
import org.crmperf.jobs.ingest.Inspection;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.InputFiles;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * A tool's results as we read them.
 *
 * @param format the one detected
 * @param requests by what was asked for
 */
record Results(String format, Map<String, List<Request>> requests, Inspection inspection) {
  private static final int LONGEST_LINE = 1 << 20;

  /**
   * One request.
   *
   * @param status -1 for none
   * @param millis -1 for none
   */
  record Request(long timeMillis, int status, boolean success, double millis) {}

  static Results read(Path file) {
    FileStores stores = FileStores.defaults();
    InputFile input =
        new InputFiles(stores, InputStream.nullInputStream(), "", List.of())
            .expand(List.of(file.toString()))
            .get(0);
    Detection detection = new FormatChooser(stores, FormatChooser.AUTO).choose(input);
    LineParser parser = detection.newParser(ZoneOffset.UTC);
    Map<String, List<Request>> requests = new TreeMap<>();
    try (SourceStream in = SourceStream.open(stores, input.path(), input.compression(), 0)) {
      byte[] all = in.readAllBytes();
      int at = 0;
      for (String line : new String(all, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          add(parser, all, at, at + line.length(), requests);
        }
        at += line.length() + 1;
      }
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    Inspection inspection =
        Inspection.of(
            stores,
            input,
            detection,
            new Inspection.Reading(ZoneOffset.UTC, LONGEST_LINE, Long.MAX_VALUE));
    return new Results(detection.label(), requests, inspection);
  }

  private static void add(
      LineParser parser, byte[] b, int from, int to, Map<String, List<Request>> requests) {
    RequestBatch batch = new RequestBatch(1);
    batch.bytes = b;
    RejectReason reason = parser.parse(b, from, to, batch, 0);
    if (reason != null) {
      assertThat(parser.aside(b, from, to))
          .as(new String(b, from, to - from, StandardCharsets.UTF_8))
          .isNotEqualTo(LineParser.Aside.NONE);
      return;
    }
    int url = AccessField.URL.ordinal();
    int start = batch.textStart(url, 0);
    byte[] text = batch.textBytes(url, 0);
    String name = new String(text, start, batch.lengths[url][0], StandardCharsets.UTF_8);
    requests
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(
            new Request(
                number(batch, AccessField.TIME, 1000),
                (int) number(batch, AccessField.STATUS, 1),
                number(batch, AccessField.SUCCESS, 1) == 1,
                number(batch, AccessField.DURATION, 1000)));
  }

  private static long number(RequestBatch batch, AccessField field, long unit) {
    long value = batch.longs[field.ordinal()][0];
    return value == RequestBatch.NULL ? -1 : value / unit;
  }

  List<Request> of(String name) {
    return requests.getOrDefault(name, List.of());
  }

  List<Request> all() {
    return requests.values().stream().flatMap(Collection::stream).toList();
  }

  /** Checks that so many requests of a name have this status (-1 for none) and this verdict. */
  void assertThatAll(String name, int count, int status, boolean success) {
    assertThat(of(name)).as("%s of %s", name, requests.keySet()).hasSize(count);
    assertThat(of(name))
        .as(name)
        .allSatisfy(
            request -> {
              assertThat(request.status()).isEqualTo(status);
              assertThat(request.success()).isEqualTo(success);
            });
  }

  /** Checks that moments and durations can be those of a run that has just been. */
  void assertPlausible(long startedMillis, long endedMillis) {
    assertThat(all())
        .allSatisfy(
            request -> {
              assertThat(request.timeMillis()).isBetween(startedMillis, endedMillis);
              assertThat(request.millis()).isBetween(0.0, (double) (endedMillis - startedMillis));
            });
    assertThat(of("/slow"))
        .allSatisfy(
            request ->
                assertThat(request.millis())
                    .isBetween(
                        CountingServer.SLOW_MILLIS - 2.0, CountingServer.SLOW_MILLIS * 50.0));
    assertThat(inspection.failure()).isEmpty();
    assertThat(inspection.rejectedLines()).isZero();
    assertThat(inspection.parsed()).isEqualTo(all().size());
    assertThat(inspection.durations().total()).isEqualTo(all().size());
  }
}
