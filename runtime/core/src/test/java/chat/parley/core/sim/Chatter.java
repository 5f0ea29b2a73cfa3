package chat.parley.core.sim;

import chat.parley.core.Moment;
import java.util.List;

/// The users' conversation: who sends what to whom, and when.
final class Chatter {

  private static final int BURST_MOST = 40;

  /// A little more than a text may have, so that some are refused.
  private static final int LONG_MOST = 15_500;

  private final Cluster cluster;
  private final Faults faults;
  private final Seeded seeded;
  private boolean isOver;

  Chatter(Cluster cluster, Faults faults, Seeded seeded) {
    this.cluster = cluster;
    this.faults = faults;
    this.seeded = seeded;
  }

  /// Switches everybody on, and lets them talk from then on.
  void begin() {
    Schedule schedule = cluster.world().schedule();
    schedule.after(seeded.between(0L, Moment.SECOND), cluster.server()::boot);
    for (User user : cluster.users()) {
      Seeded own = seeded.split();
      schedule.after(own.between(0L, 5 * Moment.SECOND), user::start);
      user.looks(own.chance(0.8));
      sendLater(user, own.between(3, 20) * (double) Moment.SECOND, own);
    }
  }

  /// Everybody falls silent.
  void stop() {
    isOver = true;
  }

  /// One message, right now.
  long send(User from, String recipient, int textLength) {
    long request = cluster.nextRequest();
    from.send(request, recipient, textLength);
    return request;
  }

  private void sendLater(User user, double meanGap, Seeded own) {
    cluster
        .world()
        .schedule()
        .after(
            own.exponential(meanGap),
            () -> {
              if (!isOver) {
                talk(user, own);
                sendLater(user, meanGap, own);
              }
            });
  }

  private void talk(User user, Seeded own) {
    String recipient = recipient(user, own);
    boolean isBurst = own.chance(0.05);
    int length = textLength(own);
    int count = 1 + own.index(BURST_MOST);
    if (!isBurst || !faults.has(FaultKind.BURST_OF_SENDS)) {
      send(user, recipient, length);
      return;
    }
    cluster.world().counts().happened(FaultKind.BURST_OF_SENDS);
    for (int i = 0; i < count; i++) {
      send(user, recipient, Math.min(length, 2_000));
    }
  }

  private String recipient(User user, Seeded own) {
    if (own.chance(0.01)) {
      return "nobody";
    }
    List<User> others =
        cluster.users().stream().filter(other -> !other.key().equals(user.key())).toList();
    return others.get(own.index(others.size())).key();
  }

  private int textLength(Seeded own) {
    double kind = own.fraction();
    int longLength = 1_000 + own.index(LONG_MOST);
    if (kind < 0.9 || !faults.has(FaultKind.LONG_TEXTS)) {
      return 20 + own.index(200);
    }
    cluster.world().counts().happened(FaultKind.LONG_TEXTS);
    return longLength;
  }
}
