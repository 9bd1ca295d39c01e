package org.crmperf.jobs.advice.scenario;

/** What is done to a day, and to which endpoint. */
public enum Injection {
  NOTHING("nothing"),
  SLOWER_10("all times of one endpoint +10 %"),
  SLOWER_20("all times of one endpoint +20 %"),
  SLOWER_50("all times of one endpoint +50 %"),
  FASTER_20("all times of one endpoint -20 %"),
  TAIL_20("slowest tenth of one endpoint +20 %"),
  TAIL_50("slowest tenth of one endpoint +50 %"),
  ERRORS("error rate of one endpoint + 2 points"),
  BUSIER("requests of one endpoint x 2"),
  MIX("slow endpoints x 1.5, fast ones / 1.5"),
  APPEARS("one endpoint appears"),
  VANISHES("one endpoint vanishes");

  private static final double SLOW_MILLIS = 200;

  private final String words;

  Injection(String words) {
    this.words = words;
  }

  /** In words, for the table. */
  public String words() {
    return words;
  }

  /** The problem of the day itself. */
  Problem today(Traffic traffic, int endpoint) {
    return switch (this) {
      case NOTHING, APPEARS -> Problem.NONE;
      case SLOWER_10 -> Problem.slower(endpoint, 1.1);
      case SLOWER_20 -> Problem.slower(endpoint, 1.2);
      case SLOWER_50 -> Problem.slower(endpoint, 1.5);
      case FASTER_20 -> Problem.slower(endpoint, 0.8);
      case TAIL_20 -> Problem.slowerTail(endpoint, 1.2);
      case TAIL_50 -> Problem.slowerTail(endpoint, 1.5);
      case ERRORS -> Problem.failing(endpoint, 0.02);
      case BUSIER -> Problem.busier(endpoint, 2);
      case MIX -> Problem.mix(traffic, SLOW_MILLIS, 1.5);
      case VANISHES -> Problem.busier(endpoint, 0);
    };
  }

  /** The problem of the baseline's days. */
  Problem before(int endpoint) {
    return this == APPEARS ? Problem.busier(endpoint, 0) : Problem.NONE;
  }
}
