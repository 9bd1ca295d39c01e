package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.JsonNumber;
import org.crmperf.parsers.scan.JsonText;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of one object into a row. Of alternatives the one of lowest rank counts,
 * whatever their order in the line, and of a key given twice the last.
 */
final class JsonRow implements JsonReader.Sink {
  private static final int UNSEEN = Integer.MAX_VALUE;
  private static final int NONE = -1;
  private static final int ONLY = JsonTarget.ONLY.ordinal();

  private final JsonBinding[] bindings;
  private final List<List<String>> places = new ArrayList<>();
  private final int[] firstAtPlace;
  private final int[] nextAtPlace;
  private final JsonTarget[] targets;
  private final int[] fields;
  private final int[] powers;
  private final JsonStamp[] stamps;
  private final byte[][] texts;
  private final int[] preference;
  private final boolean hasOnly;

  /** By target: the rank that its value has, and where a value is that cannot be read. */
  private final int[] ranks = new int[JsonTarget.values().length];

  private final int[] failedAt = new int[ranks.length];
  private final int[] failedBinding = new int[ranks.length];
  private long failed;

  private final JsonSlice request = new JsonSlice();
  private final JsonSlice query = new JsonSlice();
  private long endMicros;
  private byte[] line = new byte[0];
  private byte[] scratch = new byte[256];
  private RequestBatch batch = new RequestBatch(0);
  private int row;

  JsonRow(List<JsonBinding> list, ZoneId logZone) {
    int n = list.size();
    bindings = list.toArray(new JsonBinding[0]);
    firstAtPlace = new int[n];
    nextAtPlace = new int[n];
    targets = new JsonTarget[n];
    fields = new int[n];
    powers = new int[n];
    stamps = new JsonStamp[n];
    texts = new byte[n][];
    preference = new int[n];
    hasOnly = list.stream().anyMatch(b -> b.target() == JsonTarget.ONLY);
    JsonClock clock = new JsonClock(logZone);
    for (int i = 0; i < n; i++) {
      JsonBinding binding = bindings[i];
      AccessField field = binding.target().field();
      targets[i] = binding.target();
      preference[i] = binding.rank();
      fields[i] = field == null ? NONE : field.ordinal();
      powers[i] = JsonUnits.power(binding.as());
      stamps[i] = JsonStamp.of(binding.as(), clock, logZone);
      texts[i] = binding.as().getBytes(StandardCharsets.UTF_8);
      int place = places.indexOf(binding.path());
      nextAtPlace[i] = place < 0 ? NONE : firstAtPlace[place];
      if (place < 0) {
        place = places.size();
        places.add(binding.path());
      }
      firstAtPlace[place] = i;
    }
  }

  /** The places that the reader is to look at, numbered as {@link #value} expects. */
  List<List<String>> places() {
    return places;
  }

  void begin(byte[] b, RequestBatch newBatch, int newRow) {
    line = b;
    batch = newBatch;
    row = newRow;
    failed = 0;
    endMicros = Decimal.BAD;
    request.clear();
    query.clear();
    Arrays.fill(ranks, UNSEEN);
  }

  /** The whole request line, if there was one. */
  JsonSlice request() {
    return request;
  }

  JsonSlice query() {
    return query;
  }

  /** When the request ended, or {@link Decimal#BAD}. */
  long endMicros() {
    return endMicros;
  }

  /** Whether the line has what the format's lines must have. */
  boolean isOfFormat() {
    return !hasOnly || ranks[ONLY] != UNSEEN;
  }

  /** The binding whose value cannot be read, the first in the line; null if all can. */
  @Nullable JsonBinding failure() {
    int slot = failedSlot();
    return slot < 0 ? null : bindings[failedBinding[slot]];
  }

  /** Where that value stands. */
  int failureAt() {
    return failedAt[failedSlot()];
  }

  private int failedSlot() {
    int first = NONE;
    for (int slot = 0; failed >>> slot != 0; slot++) {
      boolean bad = (failed >>> slot & 1) != 0;
      if (bad && (first < 0 || failedAt[slot] < failedAt[first])) {
        first = slot;
      }
    }
    return first;
  }

  @Override
  public void value(int place, int kind, int from, int to) {
    byte[] b = line;
    int start = from;
    int end = to;
    if (kind == JsonReader.ESCAPED) {
      scratch = JsonReader.roomFor(scratch, to - from);
      b = scratch;
      start = 0;
      end = JsonText.decode(line, from, to, scratch);
    }
    boolean none =
        kind == JsonReader.OTHER || start == end || (end - start == 1 && b[start] == '-');
    for (int i = firstAtPlace[place]; i >= 0; i = nextAtPlace[i]) {
      int slot = targets[i].ordinal();
      int rank = preference[i];
      if (rank > ranks[slot]) {
        continue;
      }
      if (slot == ONLY) {
        boolean good =
            texts[i].length == 0
                ? kind != JsonReader.OTHER
                : Arrays.equals(b, start, end, texts[i], 0, texts[i].length);
        ranks[slot] = good ? rank : ranks[slot];
        continue;
      }
      long number = none || isText(i) ? 0 : number(i, b, start, end);
      if (none || number == RequestBatch.NULL) {
        if (rank == ranks[slot]) {
          forget(i, slot);
        }
        continue;
      }
      ranks[slot] = rank;
      if (isText(i)) {
        boolean own = kind == JsonReader.ESCAPED;
        int at = own ? ~ownText(b, start, end) : start;
        text(i, at, own ? batch.beginOwn() - ~at : end - start);
      } else if (number != Decimal.BAD) {
        store(i, number);
        failed &= ~(1L << slot);
      } else {
        failed |= 1L << slot;
        failedAt[slot] = from;
        failedBinding[slot] = i;
      }
    }
  }

  private boolean isText(int i) {
    return targets[i].kind() == JsonTarget.Kind.TEXT || targets[i].kind() == JsonTarget.Kind.SLICE;
  }

  private void forget(int i, int slot) {
    ranks[slot] = UNSEEN;
    failed &= ~(1L << slot);
    switch (targets[i].kind()) {
      case TEXT -> batch.lengths[fields[i]][row] = RequestBatch.NULL_LENGTH;
      case SLICE -> slice(i).clear();
      case TIME, DURATION, STATUS, NUMBER -> store(i, RequestBatch.NULL);
      case ONLY -> {}
    }
  }

  private JsonSlice slice(int i) {
    return targets[i] == JsonTarget.REQUEST ? request : query;
  }

  /** The value, {@link RequestBatch#NULL} for none, {@link Decimal#BAD} for what is none. */
  private long number(int i, byte[] b, int from, int to) {
    return switch (targets[i].kind()) {
      case TIME -> stamps[i].micros(b, from, to);
      case DURATION -> JsonDuration.micros(b, from, to, powers[i]);
      case STATUS -> status(b, from, to);
      default -> isMinusOne(b, from, to) ? RequestBatch.NULL : size(b, from, to);
    };
  }

  private static long size(byte[] b, int from, int to) {
    long bytes = JsonNumber.scaled(b, from, to, 0);
    return Decimal.isSize(bytes) ? bytes : Decimal.BAD;
  }

  private void store(int i, long value) {
    if (fields[i] >= 0) {
      batch.longs[fields[i]][row] = value;
    } else {
      endMicros = value == RequestBatch.NULL ? Decimal.BAD : value;
    }
  }

  private void text(int i, int start, int length) {
    if (fields[i] < 0) {
      slice(i).set(start, length);
      return;
    }
    boolean address = texts[i].length > 0 && start >= 0;
    int from = address ? JsonAddress.from(line, start, start + length) : start;
    int end = address ? JsonAddress.to(line, start, start + length) : start + length;
    batch.starts[fields[i]][row] = from;
    batch.lengths[fields[i]][row] = start < 0 ? length : end - from;
    batch.ownFields |= start < 0 ? 1L << fields[i] : 0;
  }

  /**
   * Appends a text to the batch's own. Its backslashes are doubled: in stored texts a backslash
   * begins an escape of the log, and these have been undone already.
   */
  private int ownText(byte[] b, int from, int to) {
    int begin = batch.beginOwn();
    int copied = from;
    for (int i = from; i < to; i++) {
      if (b[i] == '\\') {
        batch.appendOwn(b, copied, i + 1);
        copied = i;
      }
    }
    batch.appendOwn(b, copied, to);
    return begin;
  }

  private static boolean isMinusOne(byte[] b, int from, int to) {
    return to - from == 2 && b[from] == '-' && b[from + 1] == '1';
  }

  /** {@code 200}, {@code 000} or {@code 200 OK}. */
  private static long status(byte[] b, int from, int to) {
    if (isMinusOne(b, from, to)) {
      return RequestBatch.NULL;
    }
    int end = to - from > 4 && b[from + 3] == ' ' ? from + 3 : to;
    long status = end - from <= 3 ? Decimal.unsigned(b, from, end) : Decimal.BAD;
    return status == 0 || (status >= 100 && end - from == 3) ? status : Decimal.BAD;
  }
}
