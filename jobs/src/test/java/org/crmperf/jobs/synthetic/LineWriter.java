package org.crmperf.jobs.synthetic;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one line after the other and counts each as a report must count it. */
final class LineWriter {
  /** One line in so many is damaged, another is empty, another a web socket. */
  private static final int DAMAGED_EVERY = 1499;

  private static final int BLANK_EVERY = 4999;
  private static final int WEBSOCKET_EVERY = 30_011;
  private static final int WEBSOCKET_FIRST = 1000;

  /** Requests per 10,000 that are no HTTP, and those that only a scanner sends. */
  private static final int MALFORMED = 20;

  private static final int SCANS = 40;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("' ['dd/MMM/yyyy:HH:mm:ss xx'] \"'", Locale.ROOT);

  private static final byte[] DASH = LineBuffer.ascii("-");
  private static final byte[] AFTER_CLIENT = LineBuffer.ascii(" - ");
  private static final byte[] HTTP_1 = LineBuffer.ascii(" HTTP/1.1");
  private static final byte[] HTTP_2 = LineBuffer.ascii(" HTTP/2.0");
  private static final byte[] AFTER_REQUEST = LineBuffer.ascii("\" ");
  private static final byte[] BEFORE_REFERER = LineBuffer.ascii(" \"");
  private static final byte[] BEFORE_AGENT = LineBuffer.ascii("\" \"");
  private static final byte[] FAILED_FIRST_TRY = LineBuffer.ascii("0.002, ");
  private static final byte[] GET = LineBuffer.ascii("GET ");
  private static final byte[] WEBSOCKET = LineBuffer.ascii("/websocket");

  private static final List<byte[]> NOT_HTTP =
      List.of(
          LineBuffer.ascii(
              "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03\\xD1\\x8A{\\x0B\\xE8p\\x5C"),
          LineBuffer.ascii("\\x16\\x03\\x01\\x00\\xEE\\x01\\x00\\x00\\xEA\\x03\\x03"),
          LineBuffer.ascii("\\x03\\x00\\x00/*\\xE0\\x00\\x00\\x00\\x00\\x00Cookie: mstshash=Admin"),
          DASH);

  private final SplitMix random;
  private final LineBuffer line;
  private final SyntheticExpectation expectation;
  private final Visitors visitors;
  private final EndpointChoice choice = new EndpointChoice(CrmEndpoints.all());
  private final Outcome outcome = new Outcome();
  private final byte[][] methods;
  private final @Nullable ExpectedStats[][] cells;
  private final @Nullable ExpectedStats[] notFound;
  private final @Nullable ExpectedStats[] malformed;
  private final @Nullable ExpectedStats[] websocket;
  private final List<byte[]> scans = CrmEndpoints.SCANS.stream().map(LineBuffer::ascii).toList();

  private long lines;
  private int minute;
  private double load;
  private boolean outage;
  private long epochSecond;
  private byte[] stamp = new byte[0];

  LineWriter(long seed, LineBuffer line, SyntheticExpectation expectation) {
    this.random = new SplitMix(SplitMix.hash(seed));
    this.line = line;
    this.expectation = expectation;
    this.visitors = new Visitors(seed);
    this.methods = new byte[choice.size()][];
    this.cells = new ExpectedStats[choice.size()][];
    for (int i = 0; i < choice.size(); i++) {
      EndpointKey key = choice.get(i).key();
      methods[i] = LineBuffer.ascii(key.method() + " ");
      cells[i] = expectation.cells(key);
    }
    this.notFound = expectation.cells(CrmEndpoints.NOT_FOUND);
    this.malformed = expectation.cells(CrmEndpoints.MALFORMED);
    this.websocket = expectation.cells(CrmEndpoints.WEBSOCKET);
  }

  /** From here on the lines belong to this minute of the day. */
  void minute(int minuteOfDay, double loadThen, boolean outageThen) {
    minute = minuteOfDay;
    load = loadThen;
    outage = outageThen;
  }

  /** From here on the lines are stamped with this second. */
  void second(OffsetDateTime time) {
    epochSecond = time.toEpochSecond();
    stamp = LineBuffer.ascii(time.format(STAMP));
  }

  /** Writes a line. */
  void line() throws IOException {
    long number = lines++;
    if (number % DAMAGED_EVERY == DAMAGED_EVERY / 2) {
      DamagedLine damage = DamagedLine.nth(number / DAMAGED_EVERY);
      line.put(damage.bytes());
      expectation.reject(damage.label());
    } else if (number % BLANK_EVERY == BLANK_EVERY / 3) {
      expectation.blank();
    } else if (number % WEBSOCKET_EVERY == WEBSOCKET_FIRST) {
      websocket();
    } else {
      int draw = random.below(10_000);
      if (draw < MALFORMED) {
        notHttp();
      } else if (draw < MALFORMED + SCANS) {
        scan();
      } else {
        request();
      }
    }
    line.endLine();
  }

  private void request() {
    int index = choice.next(random);
    CrmEndpoint endpoint = choice.get(index);
    outcome.draw(endpoint, random, load, outage);
    begin(visitors.user(random, DASH)).put(methods[index]);
    endpoint.url().write(line, random, random.below(Visitors.RECORDS), epochSecond);
    line.put(random.below(3) == 0 ? HTTP_1 : HTTP_2);
    answer();
    visitors.referer(line, random, DASH);
    line.put(BEFORE_AGENT).put(visitors.agent(random)).put(AFTER_REQUEST);
    line.seconds(outcome.millis).put(' ');
    if (!endpoint.dynamic()) {
      line.put(DASH);
    } else if (outcome.millis > 10 && random.perTenThousand(50)) {
      line.put(FAILED_FIRST_TRY).seconds(outcome.millis - 2);
    } else {
      line.seconds(outcome.millis - (outcome.millis > 4 ? random.below(2) : 0));
    }
    count(cells[index]);
  }

  /** An open web socket: logged when it closes, here after an hour. */
  private void websocket() {
    outcome.status = 101;
    outcome.millis = 3_600_000 + random.below(400);
    outcome.bytes = 4000L + random.below(90_000);
    begin(DASH).put(GET).put(WEBSOCKET).put(HTTP_1);
    answer();
    line.put(DASH).put(BEFORE_AGENT).put(visitors.agent(random)).put(AFTER_REQUEST);
    line.seconds(outcome.millis).put(' ').seconds(outcome.millis);
    count(websocket);
  }

  /** TLS or worse sent to a port that speaks HTTP: nginx logs it, escaped, with status 400. */
  private void notHttp() {
    byte[] request = NOT_HTTP.get(random.below(NOT_HTTP.size()));
    outcome.status = 400;
    outcome.millis = random.below(400);
    outcome.bytes = request.length == 1 ? 0 : 150;
    begin(DASH).put(request);
    answerWithoutHeaders();
    count(malformed);
  }

  private void scan() {
    outcome.status = 404;
    outcome.millis = random.below(3);
    outcome.bytes = 146;
    begin(DASH).put(GET).put(scans.get(random.below(scans.size()))).put(HTTP_1);
    answerWithoutHeaders();
    count(notFound);
  }

  /** The line up to the request. */
  private LineBuffer begin(byte[] user) {
    return line.put(visitors.client(random)).put(AFTER_CLIENT).put(user).put(stamp);
  }

  /** From the request's end up to the referer. */
  private void answer() {
    line.put(AFTER_REQUEST).number(outcome.status).put(' ').number(outcome.bytes);
    line.put(BEFORE_REFERER);
  }

  private void answerWithoutHeaders() {
    answer();
    line.put(DASH).put(BEFORE_AGENT).put(DASH).put(AFTER_REQUEST);
    line.seconds(outcome.millis).put(' ').put(DASH);
  }

  private void count(@Nullable ExpectedStats[] hours) {
    int hour = minute / 60;
    ExpectedStats stats = hours[hour];
    if (stats == null) {
      stats = new ExpectedStats(hour * 60, 60);
      hours[hour] = stats;
    }
    stats.record(minute, outcome.status, outcome.millis, outcome.bytes);
    expectation.status(outcome.status);
  }
}
