package chat.parley.launcher.prompt;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Counts what a session has shown, so that others can wait until something has been.
///
/// Safe for use by any thread.
public final class Progress {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final Map<Nickname, Long> messagesFrom = new HashMap<>();
  private long finalStates;
  private long arrivals;
  private long departures;

  Progress() {}

  /// Counts an event whose lines have been shown.
  void shown(Event event) {
    lock.lock();
    try {
      switch (event) {
        case Event.Received received ->
            messagesFrom.merge(received.message().from(), 1L, Long::sum);
        case Event.DeliveryChanged(_, _, _, _, Delivery.State state) when state.isFinal() ->
            finalStates++;
        case Event.Registered _, Event.Refused _ -> arrivals++;
        case Event.Deregistered _ -> departures++;
        case Event.ServerNotResponding _ -> {
          arrivals++;
          departures++;
        }
        case Event.DeliveryChanged _,
            Event.DataDamaged _,
            Event.DiskRefused _,
            Event.KeptInOutbox _,
            Event.Joined _,
            Event.KeyChanged _,
            Event.Left _,
            Event.LookAlikeRefused _,
            Event.MailSetAside _,
            Event.MailWaiting _,
            Event.RecipientOnline _,
            Event.RoomJoined _,
            Event.RoomLeft _,
            Event.Sent _,
            Event.SentToServer _,
            Event.ServerBack _,
            Event.ServerLost _,
            Event.ServerTrusted _,
            Event.StatusChanged _,
            Event.StoreRefused _,
            Event.TableChanged _ -> {}
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How many messages of somebody have been shown.
  public long messagesFrom(Nickname nickname) {
    lock.lock();
    try {
      return messagesFrom.getOrDefault(nickname, 0L);
    } finally {
      lock.unlock();
    }
  }

  /// How many messages of ours have been shown to be delivered, or failed after they were accepted.
  public long finalStates() {
    lock.lock();
    try {
      return finalStates;
    } finally {
      lock.unlock();
    }
  }

  /// How often the server's answer to a registration has been shown, or that it gave none.
  long arrivals() {
    lock.lock();
    try {
      return arrivals;
    } finally {
      lock.unlock();
    }
  }

  /// How often the server's answer to a deregistration has been shown, or that it gave none. What
  /// it answers to a registration is no such answer, even when it is shown after the question.
  long departures() {
    lock.lock();
    try {
      return departures;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the condition holds, which is looked at after each event, or the time has passed;
  /// answers whether it holds.
  public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        // States may change before their events are shown: look again without a signal too.
        long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(20));
        left -= slice - changed.awaitNanos(slice);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
