package org.crmperf.parsers.loadtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gatling's binary simulation.log as lines of its text one, a record a line. The groups of a
 * request are put into its name, as Gatling's report shows them: the text layout has no way to
 * write a comma in a group's name.
 */
final class GatlingBinary extends DecodingStream {
  private static final int RUN = 0;
  private static final int REQUEST = 1;
  private static final int USER = 2;
  private static final int GROUP = 3;
  private static final int ERROR = 4;
  private static final int MOST_SCENARIOS = 5000;
  private static final int MOST_ASSERTIONS = 1_000_000;
  private static final int MOST_GROUPS = 1000;
  private static final byte[] GROUP_SEPARATOR = ascii(" / ");

  private final GatlingInput in;
  private final List<byte[]> scenarios = new ArrayList<>();
  private long runStart;

  GatlingBinary(InputStream in) {
    this(new EncodedInput(in));
  }

  private GatlingBinary(EncodedInput in) {
    super(in);
    this.in = new GatlingInput(in);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  boolean next() throws IOException {
    int kind = in.kind();
    switch (kind) {
      case -1 -> {
        return false;
      }
      case RUN -> run();
      case REQUEST -> request();
      case USER -> user();
      case GROUP -> group();
      case ERROR -> error();
      default -> throw in.damaged("the unknown kind " + kind);
    }
    append('\n');
    return true;
  }

  private void run() throws IOException {
    in.forgetTexts();
    byte[] version = in.text();
    byte[] simulation = in.text();
    runStart = in.longNumber();
    byte[] description = in.text();
    scenarios.clear();
    for (int n = in.count(MOST_SCENARIOS); n > 0; n--) {
      scenarios.add(in.text());
    }
    for (int n = in.count(MOST_ASSERTIONS); n > 0; n--) {
      in.skipBytes();
    }
    append(ascii("RUN\t"));
    append(simulation);
    append('\t');
    append(simulation);
    append('\t');
    append(runStart);
    append('\t');
    append(description.length == 0 ? ascii(" ") : description);
    append('\t');
    append(version);
  }

  private void request() throws IOException {
    append(ascii("REQUEST\t\t"));
    for (int n = in.count(MOST_GROUPS); n > 0; n--) {
      append(in.cachedName());
      append(GROUP_SEPARATOR);
    }
    append(in.cachedName());
    time();
    time();
    verdict();
    append('\t');
    append(in.cachedMessage());
  }

  private void time() throws IOException {
    append('\t');
    append(runStart + in.number());
  }

  private void verdict() throws IOException {
    append(in.flag() ? ascii("\tOK") : ascii("\tKO"));
  }

  private void user() throws IOException {
    int scenario = in.number();
    if (scenario < 0 || scenario >= scenarios.size()) {
      throw in.damaged("a scenario of number " + scenario);
    }
    append(ascii("USER\t"));
    append(scenarios.get(scenario));
    append(in.flag() ? ascii("\tSTART") : ascii("\tEND"));
    time();
  }

  private void group() throws IOException {
    append(ascii("GROUP"));
    char separator = '\t';
    for (int n = in.count(MOST_GROUPS); n > 0; n--) {
      append(separator);
      append(in.cachedName());
      separator = ',';
    }
    time();
    time();
    append('\t');
    append(in.number());
    verdict();
  }

  private void error() throws IOException {
    append(ascii("ERROR\t"));
    append(in.cachedMessage());
    time();
  }
}
