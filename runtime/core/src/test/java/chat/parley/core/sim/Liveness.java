package chat.parley.core.sim;

import chat.parley.core.Moment;
import java.util.ArrayList;
import java.util.List;

/// I15 and I16: what has to work at once when nothing is in the way any more, or nothing but the
/// missing server.
final class Liveness {

  static final long REGISTRATION_MOST = 5 * Moment.SECOND;
  static final long MESSAGE_MOST = 10 * Moment.SECOND;

  /// Five probe timeouts over a fresh local path, which begin with an unknown round trip.
  static final long ISOLATED_MESSAGE_MOST = 5 * Moment.SECOND;

  private static final int PAIRS_MAX = 12;
  private static final int TEXT_LENGTH = 100;

  private final Ghost ghost;
  private final Chatter chatter;
  private final Seeded seeded;
  private final List<Long> open = new ArrayList<>();

  Liveness(Ghost ghost, Chatter chatter, Seeded seeded) {
    this.ghost = ghost;
    this.chatter = chatter;
    this.seeded = seeded;
  }

  /// Users who may take part: not liars, nor those whose nickname belongs to somebody else.
  List<User> members() {
    return ghost.cluster().users().stream()
        .filter(user -> user.isHonest() && !ghost.isRefused(user))
        .toList();
  }

  /// Sends a fresh message between up to 12 random pairs.
  void sendBetweenPairs() {
    List<User> members = members();
    open.clear();
    for (User from : members) {
      for (User to : members) {
        boolean isChosen = members.size() <= 4 || seeded.chance(0.25);
        if (from != to && isChosen && open.size() < PAIRS_MAX) {
          open.add(chatter.send(from, to.key(), TEXT_LENGTH));
        }
      }
    }
  }

  /// Throws when one of those messages has not arrived within this time.
  void requireTaken(String invariant, long nanos) {
    for (long number : open) {
      Ghost.Request request = ghost.request(number);
      if (request != null && (request.takenAt < 0 || request.takenAt - request.askedAt > nanos)) {
        throw new Violation(
            invariant,
            request.takenAt < 0
                ? request + " has not arrived"
                : "%s took %.1f s".formatted(request, (request.takenAt - request.askedAt) / 1e9));
      }
    }
  }

  /// Throws when a user who wants to be registered has not been told so since then.
  void requireRegistered(User user, long since) {
    if (ghost.registeredAt(user) < since) {
      throw new Violation("I16", user.machine().name() + " has not been registered");
    }
  }
}
