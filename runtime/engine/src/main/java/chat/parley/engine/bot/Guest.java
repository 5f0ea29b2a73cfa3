package chat.parley.engine.bot;

import chat.parley.api.Incoming;
import chat.parley.api.Target;
import chat.parley.api.spi.BotPlan;
import chat.parley.core.Moment;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One person who talks with a bot: where, and what of his waits until there is room for one more
/// conversation.
///
/// Guarded by the reception's monitor.
final class Guest {

  /// What waits of one person. Whoever has more to say than that is a program.
  static final int LINES_MAX = 1_000;

  /// How often somebody is told that he is too fast.
  private static final long PAUSE_NANOS = 60 * Moment.SECOND;

  private final BotPlan.Limits limits;
  private final Function<Place, Conversation> making;
  private final Map<Target, Conversation> conversations = new LinkedHashMap<>();
  private final Map<Target, Inbox> visits = new LinkedHashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Deque<Incoming> waiting = new ArrayDeque<>();
  private long tellAgainAt = Long.MIN_VALUE;

  /// Somebody who waits for the attention of this person.
  private record Turn(Place place, Inbox inbox, CompletableFuture<Void> future) {}

  /// What becomes of a line.
  enum Admission {
    /// It is where it belongs, or will come there.
    ADMITTED,
    /// It will come there when this person has answered something else.
    BUSY,
    /// There are too many before it.
    FLOODED,
    /// There are too many before it, and he knows that.
    FLOODED_AGAIN,
    /// It is not for the bot.
    IGNORED
  }

  /// @param making makes a conversation for a place, which is not started
  Guest(BotPlan.Limits limits, Function<Place, Conversation> making) {
    this.limits = limits;
    this.making = making;
  }

  /// Whether somebody hears what he says there.
  boolean has(Place place) {
    return inboxAt(place) != null;
  }

  /// Whether he is in a conversation of his own there.
  boolean isTalking(Place place) {
    return conversations.containsKey(place.where());
  }

  private @Nullable Inbox inboxAt(Place place) {
    Inbox visit = visits.get(place.where());
    Conversation conversation = conversations.get(place.where());
    return conversation == null ? visit : conversation.inbox();
  }

  /// Takes a line in.
  Admission admit(Incoming line, Place place, Moment now) {
    Inbox inbox = inboxAt(place);
    if ((inbox == null ? waiting.size() : inbox.size()) >= LINES_MAX) {
      boolean isTold = now.nanos() < tellAgainAt;
      tellAgainAt = isTold ? tellAgainAt : now.nanos() + PAUSE_NANOS;
      return isTold ? Admission.FLOODED_AGAIN : Admission.FLOODED;
    }
    if (inbox != null) {
      inbox.add(line);
      return Admission.ADMITTED;
    }
    if (conversations.size() < limits.conversations()) {
      begin(place, null).add(line);
      return Admission.ADMITTED;
    }
    waiting.add(line);
    boolean isHisTurn = conversations.values().stream().allMatch(it -> it.inbox().isAwaited());
    return isHisTurn ? Admission.BUSY : Admission.ADMITTED;
  }

  private Inbox begin(Place place, @Nullable Consumer<Conversation> first) {
    Conversation conversation = resume(place);
    conversation.start(first);
    return conversation.inbox();
  }

  /// Begins a conversation with this, if there is room.
  void welcome(Place place, Consumer<Conversation> first) {
    if (!has(place) && conversations.size() < limits.conversations()) {
      var _ = begin(place, first);
    }
  }

  /// Makes room for a conversation that was there before, and is not started.
  Conversation resume(Place place) {
    Conversation conversation = making.apply(place);
    conversations.put(place.where(), conversation);
    return conversation;
  }

  /// The place belongs to nobody any more: begins what has waited longest as far as there is room,
  /// and then gives attention to who waits for it.
  ///
  /// @param unheard what was said there since it was last heard
  void leave(Place place, List<Incoming> unheard) {
    visits.remove(place.where());
    conversations.remove(place.where());
    unheard.reversed().forEach(waiting::addFirst);
    beginWaiting();
    for (Iterator<Turn> each = turns.iterator(); each.hasNext(); ) {
      Turn turn = each.next();
      if (!has(turn.place())) {
        each.remove();
        visits.put(turn.place().where(), turn.inbox());
        turn.future().complete(null);
      }
    }
  }

  private void beginWaiting() {
    for (Iterator<Incoming> each = waiting.iterator(); each.hasNext(); ) {
      Incoming line = each.next();
      Place place = Place.of(line.message());
      Conversation open = conversations.get(place.where());
      boolean hasRoom = conversations.size() < limits.conversations();
      if (open != null) {
        each.remove();
        open.inbox().add(line);
      } else if (hasRoom && !visits.containsKey(place.where())) {
        each.remove();
        begin(place, null).add(line);
      }
    }
  }

  /// Waits for attention at this place.
  ///
  /// @param inbox gets what is said there when the turn has come
  /// @return completes when it has
  CompletableFuture<Void> queue(Place place, Inbox inbox) {
    if (!has(place)) {
      visits.put(place.where(), inbox);
      return CompletableFuture.completedFuture(null);
    }
    var turn = new Turn(place, inbox, new CompletableFuture<>());
    turns.add(turn);
    return turn.future();
  }

  /// Waits no longer.
  ///
  /// @return false when the turn has come already
  boolean withdraw(Inbox inbox) {
    return turns.removeIf(it -> it.inbox().equals(inbox));
  }

  /// Whether all that there is to do with him waits for his answer.
  boolean isAsked() {
    return waiting.isEmpty()
        && turns.isEmpty()
        && conversations.values().stream().allMatch(it -> it.inbox().isAwaited())
        && visits.values().stream().allMatch(Inbox::isAwaited);
  }

  /// Whether there is nothing to be known of him any more.
  boolean isGone() {
    return conversations.isEmpty() && visits.isEmpty() && turns.isEmpty() && waiting.isEmpty();
  }

  /// His conversations.
  Collection<Conversation> open() {
    return conversations.values();
  }
}
