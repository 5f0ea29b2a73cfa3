package chat.parley.engine.bot;

import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.bot.Phrases;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import chat.parley.engine.journal.Tape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is said to a bot to the conversation that it belongs to, which is begun if there is
/// none.
///
/// Each place belongs to one at a time: to the conversation that its person has begun, or to a
/// visit from the conversation of another person. Safe for use by any thread.
final class Reception {

  private static final Logger log = LoggerFactory.getLogger(RunningBot.class);

  private final Setting setting;
  private final Handlers handlers;
  private final Talks talks;

  // Guarded by this object's monitor.
  private final Map<Nickname, Guest> guests = new LinkedHashMap<>();
  private long heard;
  private boolean closed;

  Reception(Setting setting, Handlers handlers) {
    this.setting = setting;
    this.handlers = handlers;
    this.talks =
        setting.memory() == null
            ? new PassingTalks(setting, this)
            : new DurableTalks(setting, this, setting.memory());
  }

  /// What is done with what is said.
  Handlers handlers() {
    return handlers;
  }

  /// Leads people through scripts.
  Talks talks() {
    return talks;
  }

  /// Goes on with what earlier runs have left. Called once, before anything is heard.
  synchronized void resume() {
    var tapes = new LinkedHashMap<Place, List<Tape>>();
    for (Tape tape : talks.left()) {
      tapes.computeIfAbsent(tape.place(), _ -> new ArrayList<>()).add(tape);
    }
    var conversations = new ArrayList<Conversation>();
    tapes.keySet().forEach(place -> conversations.add(guest(place).resume(place)));
    // In this order: who has begun something of his own is not visited any more.
    var revisits = new HashMap<Tape, Map<Place, Revisit>>();
    tapes.values().forEach(all -> all.forEach(tape -> revisits.put(tape, revisits(tape))));
    for (Conversation conversation : conversations) {
      List<Tape> all = tapes.getOrDefault(conversation.place(), List.of());
      conversation.start(it ->
          all.forEach(tape ->
              talks.resume(tape, it.inbox(), revisits.getOrDefault(tape, new HashMap<>()))));
    }
  }

  private Map<Place, Revisit> revisits(Tape tape) {
    var revisits = new HashMap<Place, Revisit>();
    Nickname person = tape.lastVisited();
    if (person != null) {
      Place place = tape.place().of(person);
      var inbox = new Inbox(setting.threads());
      boolean isOver = guest(place).isTalking(place);
      revisits.put(
          place,
          new Revisit(
              inbox,
              isOver ? CompletableFuture.completedFuture(null) : queue(place, inbox),
              isOver));
    }
    return revisits;
  }

  /// Takes what somebody has said. What it is done with need not come again.
  void accept(Incoming line) {
    Message message = line.message();
    Place place = Place.of(message);
    if (talks.hasHeard(message.id())) {
      line.done();
      return;
    }
    Phrases phrases = setting.plan().phrases();
    switch (admit(line, place)) {
      case IGNORED -> line.done();
      case FLOODED -> {
        line.done();
        setting.phrase(place.where(), phrases.flooded());
      }
      case FLOODED_AGAIN -> line.done();
      case BUSY -> setting.phrase(place.where(), phrases.busy());
      case ADMITTED -> {}
    }
  }

  private synchronized Guest.Admission admit(Incoming line, Place place) {
    if (closed) {
      return Guest.Admission.ADMITTED;
    }
    heard++;
    Guest guest = guests.get(place.person());
    if (isStrange(line) && (guest == null || !guest.has(place))) {
      return Guest.Admission.IGNORED;
    }
    return guest(place).admit(line, place, setting.threads().now());
  }

  /// Whether it is from another bot, and this one does not hear bots.
  private boolean isStrange(Incoming line) {
    return line.message().fromBot() && !setting.plan().hearsBots();
  }

  private Guest guest(Place place) {
    return guests.computeIfAbsent(
        place.person(), _ -> new Guest(setting.plan().limits(), this::begin));
  }

  private Conversation begin(Place place) {
    return new Conversation(setting, this, place);
  }

  /// Begins a conversation that nobody has asked for, unless the person is in another one there.
  synchronized void welcome(Place place) {
    if (!closed) {
      guest(place).welcome(place, it -> talks.lead(place, it.inbox(), null, handlers.joining()));
    }
  }

  /// The next message at the place of this conversation; null when there is none, which is the end
  /// of it.
  synchronized @Nullable Incoming next(Conversation conversation) {
    Place place = conversation.place();
    Incoming next = closed ? null : conversation.inbox().poll();
    if (next == null) {
      guest(place).leave(place, List.of());
      forgetIfGone(place);
    }
    return next;
  }

  /// Waits for the attention of somebody who has not asked for it.
  ///
  /// @return what he says from then on; null when he has none so long
  /// @throws InterruptedException when the waiting thread is interrupted
  @Nullable Inbox visit(Place place, Duration atMost) throws InterruptedException {
    var inbox = new Inbox(setting.threads());
    return revisit(place, new Revisit(inbox, queue(place, inbox), false), atMost);
  }

  /// The same for a visit that was announced before.
  @Nullable Inbox revisit(Place place, Revisit revisit, Duration atMost)
      throws InterruptedException {
    boolean isOurs = false;
    try {
      isOurs = setting.threads().await(revisit.turn(), atMost);
    } finally {
      if (!isOurs) {
        withdraw(place, revisit.inbox());
      }
    }
    return isOurs ? revisit.inbox() : null;
  }

  /// Does without a visit that was announced.
  void forgo(Place place, Revisit revisit) {
    if (!revisit.isOver()) {
      withdraw(place, revisit.inbox());
    }
  }

  private synchronized CompletableFuture<Void> queue(Place place, Inbox inbox) {
    return guest(place).queue(place, inbox);
  }

  private synchronized void withdraw(Place place, Inbox inbox) {
    if (!guest(place).withdraw(inbox)) {
      // It came at the last moment.
      endVisit(place, inbox);
    }
    forgetIfGone(place);
  }

  /// Leaves the place to its person again, who is heard as always from what he has said since.
  synchronized void endVisit(Place place, Inbox visit) {
    var unheard = new ArrayList<Incoming>();
    for (Incoming line : visit.drain()) {
      if (isStrange(line)) {
        line.done();
      } else {
        unheard.add(line);
      }
    }
    guest(place).leave(place, unheard);
    forgetIfGone(place);
  }

  private void forgetIfGone(Place place) {
    Guest guest = guests.get(place.person());
    if (guest != null && guest.isGone()) {
      guests.remove(place.person());
    }
  }

  /// How many messages there were.
  synchronized long heard() {
    return heard;
  }

  /// Whether nobody is in a conversation, or only in such as wait for his answer and can do so
  /// without this process.
  synchronized boolean isIdle() {
    boolean isDurable = setting.memory() != null;
    return guests.isEmpty() || (isDurable && guests.values().stream().allMatch(Guest::isAsked));
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /// Takes nothing more, interrupts all conversations, and waits for their ends, but no longer than
  /// `atMost`.
  void close(Duration atMost) {
    List<Conversation> open = interruptAll();
    long end = setting.threads().now().nanos() + atMost.toNanos();
    var late = new ArrayList<Place>();
    try {
      for (Conversation conversation : open) {
        Duration left = Duration.ofNanos(Math.max(end - setting.threads().now().nanos(), 0));
        if (!setting.threads().await(conversation.ended(), left)) {
          late.add(conversation.place());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!late.isEmpty()) {
      log.warn(
          "Conversations of a bot do not end: bot={} with={}", setting.client().nickname(), late);
    }
    talks.close();
  }

  private synchronized List<Conversation> interruptAll() {
    closed = true;
    List<Conversation> open = guests.values().stream().flatMap(it -> it.open().stream()).toList();
    open.forEach(Conversation::interrupt);
    return open;
  }
}
