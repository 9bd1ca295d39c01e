package org.crmperf.jobs.advice.memory;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint over the days looked at.
 *
 * @param state what became of it
 * @param slowNights days on which it was slow
 * @param knownNights days on which it had enough requests to judge
 * @param firstSlow the first of the slow days; null if there is none
 * @param lastSlow the last of them
 * @param since of a fixed one the first day after; of one that came back the day it did; else null
 */
public record EndpointHistory(
    String endpoint,
    String method,
    Owner owner,
    State state,
    int slowNights,
    int knownNights,
    @Nullable LocalDate firstSlow,
    @Nullable LocalDate lastSlow,
    @Nullable LocalDate since) {

  /** What becomes of an endpoint. */
  public enum State {
    /** It was not slow before. */
    NEW,
    /** It is slow, and was. */
    STILL,
    /** It is slow again, after at least three days on which it was not. */
    CAME_BACK,
    /** It was slow on two days or more, and for three days or more it has not been. */
    FIXED,
    /** It was slow, and has not been for a day or two. */
    RECOVERING,
    /** It is watched, and was not slow. */
    WATCHED
  }

  private static final int QUIET = 3;
  private static final int LEAST_SLOW = 2;

  /**
   * The history of an endpoint; null if there is nothing to tell.
   *
   * @param nights in order, the last the one reported on; days without requests are left out
   * @param today the day reported on
   */
  static @Nullable EndpointHistory of(
      String endpoint, String method, Owner owner, List<Night> nights, LocalDate today) {
    List<Night> known = nights.stream().filter(Night::isKnown).toList();
    List<LocalDate> slow = known.stream().filter(Night::isSlow).map(Night::day).toList();
    if (slow.isEmpty()) {
      return owner.watch()
          ? new EndpointHistory(
              endpoint, method, owner, State.WATCHED, 0, known.size(), null, null, null)
          : null;
    }
    LocalDate last = slow.get(slow.size() - 1);
    State state;
    LocalDate since = null;
    if (last.equals(today)) {
      LocalDate returned = returned(known);
      state = returned != null ? State.CAME_BACK : slow.size() == 1 ? State.NEW : State.STILL;
      since = returned;
    } else {
      List<LocalDate> after =
          known.stream().map(Night::day).filter(day -> day.isAfter(last)).toList();
      boolean fixed = slow.size() >= LEAST_SLOW && after.size() >= QUIET;
      state = fixed ? State.FIXED : State.RECOVERING;
      since = fixed ? after.get(0) : null;
    }
    return new EndpointHistory(
        endpoint, method, owner, state, slow.size(), known.size(), slow.get(0), last, since);
  }

  /** The day on which the present run of slow days began, if three or more quiet ones led to it. */
  private static @Nullable LocalDate returned(List<Night> known) {
    int at = known.size() - 1;
    while (at > 0 && known.get(at - 1).isSlow()) {
      at--;
    }
    int quiet = 0;
    int before = at - 1;
    while (before >= 0 && !known.get(before).isSlow()) {
      quiet++;
      before--;
    }
    return quiet >= QUIET && before >= 0 ? known.get(at).day() : null;
  }

  /** One sentence for the finding of this endpoint. */
  public Text sentence(int days) {
    Text who = who();
    return switch (state) {
      case NEW -> Text.of("advice.memory.new", who);
      case STILL -> Text.of("advice.memory.still", slowNights, knownNights, day(firstSlow), who);
      case CAME_BACK ->
          Text.of(
              "advice.memory.came_back", day(since), slowNights, knownNights, day(firstSlow), who);
      case FIXED -> Text.of("advice.memory.fixed", day(since), who);
      case RECOVERING -> Text.of("advice.memory.recovering", day(lastSlow), who);
      case WATCHED -> Text.of("advice.memory.watched", days, who);
    };
  }

  /** A day that the state has. */
  private static LocalDate day(@Nullable LocalDate day) {
    return Objects.requireNonNull(day, "a state without its day");
  }

  private Text who() {
    if (owner.owner().isEmpty()) {
      return owner.note().isEmpty() ? Text.NONE : Text.of("advice.memory.note", owner.note());
    }
    return owner.note().isEmpty()
        ? Text.of("advice.memory.owner", owner.owner())
        : Text.of("advice.memory.owner.note", owner.owner(), owner.note());
  }
}
