package org.crmperf.jobs.advice.scenario;

/**
 * What varies although nothing happened; standard deviations are of logarithms.
 *
 * @param day times of all endpoints, from day to day
 * @param hour times of all endpoints, from hour to hour
 * @param ownDay times of an endpoint, from day to day
 * @param ownHour times of an endpoint, from hour to hour
 * @param correlation of one hour with the next, both kinds
 * @param volume requests of all endpoints, from day to day
 * @param ownVolume requests of an endpoint, from day to day
 * @param load how much slower the busiest hour is than an idle one, and how differently so for the
 *     endpoints
 * @param bursts the share of errors that come in clumps of about ten
 */
public record Noise(
    double day,
    double hour,
    double ownDay,
    double ownHour,
    double correlation,
    double volume,
    double ownVolume,
    double load,
    double bursts) {

  /** Chance alone. */
  public static final Noise NONE = new Noise(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** A platform whose common moods are strong and whose endpoints are steady. */
  public static Noise ordinary(Dice dice) {
    return new Noise(
        dice.between(0, 0.10),
        dice.between(0, 0.10),
        dice.between(0, 0.012),
        dice.between(0, 0.05),
        dice.between(0, 0.6),
        dice.between(0, 0.15),
        dice.between(0, 0.15),
        dice.between(0, 0.5),
        dice.between(0, 0.5));
  }

  /** A platform on which every endpoint has moods of its own. */
  public static Noise rough(Dice dice) {
    return new Noise(
        dice.between(0.05, 0.20),
        dice.between(0.05, 0.20),
        dice.between(0.01, 0.05),
        dice.between(0.02, 0.12),
        dice.between(0.3, 0.9),
        dice.between(0.1, 0.4),
        dice.between(0.1, 0.5),
        dice.between(0.2, 1.5),
        dice.between(0.3, 0.9));
  }
}
