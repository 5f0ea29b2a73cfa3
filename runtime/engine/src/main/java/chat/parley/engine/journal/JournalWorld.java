package chat.parley.engine.journal;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.bot.Ended;
import chat.parley.core.Moment;
import chat.parley.core.store.Saying;
import chat.parley.engine.chat.Effect;
import chat.parley.engine.chat.IdempotencyKey;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A world whose every happening is in a journal: as long as that has something to read, it is the
/// world, silently; then the real one is.
///
/// Confined to the thread of the conversation.
public final class JournalWorld implements World {

  /// How long an open question whose time is up waits after a restart for an answer that was given
  /// while nobody was there: mail is handed out at once.
  private static final Duration MAIL_MAX = Duration.ofSeconds(2);

  /// The wall clock is looked at so often: it may be set, and machines sleep.
  private static final long LOOK_MILLIS = 600_000;

  private final Tape tape;
  private final Means means;
  private final World real;
  private final boolean isVisiting;
  private final Map<String, @Nullable Object> effects;

  /// What it needs of its bot.
  public interface Means {

    /// Says something, and writes down in one piece with it that it was said.
    List<Delivery> say(Place place, String text, Saying saying) throws InterruptedException;

    /// How much an earlier run has said in this conversation.
    long saidBefore();

    /// Does what a line says if it is a command, see [World#aside].
    boolean aside(Message line, World world) throws InterruptedException;

    /// Whether the bot is about to end, so that nothing more may happen.
    boolean isClosing();
  }

  /// The world of a conversation.
  ///
  /// @param real what is there when the tape is used up
  public JournalWorld(Tape tape, Means means, World real) {
    this(tape, means, real, false, new HashMap<>());
  }

  private JournalWorld(
      Tape tape,
      Means means,
      World real,
      boolean isVisiting,
      Map<String, @Nullable Object> effects) {
    this.tape = tape;
    this.means = means;
    this.real = real;
    this.isVisiting = isVisiting;
    this.effects = effects;
  }

  private void check() throws InterruptedException {
    if (means.isClosing()) {
      throw new InterruptedException("the bot is closed");
    }
    tape.use();
  }

  private Place place() {
    return new Place(with(), where());
  }

  @Override
  public Nickname with() {
    return real.with();
  }

  @Override
  public Target where() {
    return real.where();
  }

  @Override
  public List<Delivery> say(String text) throws InterruptedException {
    check();
    Entry.Said before = tape.replay(Entry.Said.class);
    if (before == null) {
      return sayNow(text);
    }
    if (!before.where().equals(where()) || !before.text().equals(text)) {
      throw tape.changed("the script says something else, or elsewhere");
    }
    return before.copies().stream().<Delivery>map(KeptDelivery::of).toList();
  }

  private List<Delivery> sayNow(String text) throws InterruptedException {
    var saying = new Saying(tape.id(), tape.said() + 1);
    boolean wasSaid = saying.number() <= means.saidBefore();
    List<Delivery> deliveries = wasSaid ? saidInVain() : sayOnce(text, saying);
    List<Entry.Copy> copies =
        deliveries.stream()
            .map(it ->
                new Entry.Copy(
                    it.recipient(), it.state() instanceof Delivery.Failed failed ? failed : null))
            .toList();
    tape.write(new Entry.Said(tape.wallMillis(), where(), text, copies));
    return deliveries;
  }

  /// What was refused to all of them nobody has got.
  private List<Delivery> sayOnce(String text, Saying saying) throws InterruptedException {
    try {
      return tape.patience()
          .until(() -> {
            List<Delivery> deliveries = means.say(place(), text, saying);
            if (!deliveries.isEmpty() && deliveries.stream().allMatch(JournalWorld::isRefused)) {
              throw new IOException(
                  "nothing can be sent: %s".formatted(deliveries.getFirst().state()));
            }
            return deliveries;
          });
    } catch (IOException e) {
      throw new IllegalStateException("an outbox is waited for without limit", e);
    }
  }

  private static boolean isRefused(Delivery delivery) {
    return delivery.state() instanceof Delivery.Failed failed
        && (failed.reason() == Delivery.Reason.DISK || failed.reason() == Delivery.Reason.CLOSED);
  }

  /// The earlier run has ended between saying it and writing that down; who in a room got it is not
  /// known any more.
  private List<Delivery> saidInVain() {
    return where() instanceof Nickname one
        ? List.of(new KeptDelivery(one, new Delivery.Pending()))
        : List.of();
  }

  @Override
  public @Nullable Ear listen(Duration atMost) throws InterruptedException {
    check();
    if (!isVisiting) {
      return new JournalEar(real.listen(atMost));
    }
    Entry.Visit before = tape.replay(Entry.Visit.class);
    if (before == null) {
      Ear ear = real.listen(rest(atMost));
      check();
      tape.write(new Entry.Visit(tape.wallMillis(), with(), ear != null));
      return ear == null ? null : new JournalEar(ear);
    }
    if (!before.person().equals(with())) {
      throw tape.changed("the script visits somebody else");
    }
    if (!before.isGranted()) {
      return null;
    }
    return new JournalEar(tape.hasLaterVisit() ? null : real.listen(MAIL_MAX));
  }

  /// How much of a time that began by the script's clock is left.
  private Duration rest(Duration time) {
    boolean isFresh = tape.isFresh();
    long passed = isFresh ? Math.max(tape.wallMillis() - tape.clockMillis(), 0) : 0;
    Duration rest = time.minusMillis(passed);
    Duration least = isFresh ? MAIL_MAX : Duration.ZERO;
    return rest.compareTo(least) < 0 ? least : rest;
  }

  private final class JournalEar implements Ear {

    private final @Nullable Ear ear;

    /// @param ear null when nothing will be heard that is not in the journal
    JournalEar(@Nullable Ear ear) {
      this.ear = ear;
    }

    @Override
    public @Nullable Message hear(Duration atMost) throws InterruptedException {
      check();
      if (!tape.isUsedUp()) {
        return heardBefore();
      }
      Message line = ear == null ? null : ear.hear(rest(atMost));
      check();
      tape.write(
          line == null
              ? new Entry.TimeOut(tape.wallMillis(), place())
              : new Entry.Line(tape.wallMillis(), line));
      real.settle();
      return line;
    }

    private @Nullable Message heardBefore() {
      Entry before = tape.replay(Entry.class);
      return switch (before) {
        case Entry.Line(_, Message line) when Place.of(line).equals(place()) -> line;
        case Entry.TimeOut(_, Place place) when place.equals(place()) -> null;
        case null, default -> throw tape.changed("the script listens to somebody");
      };
    }

    @Override
    public void close() {
      if (ear != null) {
        ear.close();
      }
    }
  }

  /// Each line is done with when it is in the journal.
  @Override
  public void settle() {}

  @Override
  public boolean aside(Message line) throws InterruptedException {
    return means.aside(line, this);
  }

  @Override
  public Instant now() throws InterruptedException {
    check();
    Entry.Now now = tape.replay(Entry.Now.class);
    if (now == null) {
      now = new Entry.Now(tape.wallMillis());
      tape.write(now);
    }
    return Instant.ofEpochMilli(now.at());
  }

  @Override
  public long nanos() {
    return tape.clockMillis() * Moment.MILLISECOND;
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    check();
    Entry.Pause pause = tape.replay(Entry.Pause.class);
    if (pause == null) {
      pause = new Entry.Pause(tape.wallMillis(), tape.clockMillis() + time.toMillis());
      tape.write(pause);
    }
    long left = tape.isUsedUp() ? pause.until() - tape.wallMillis() : 0;
    while (left > 0) {
      var _ =
          tape.threads()
              .await(new CompletableFuture<Void>(), Duration.ofMillis(Math.min(left, LOOK_MILLIS)));
      left = pause.until() - tape.wallMillis();
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // One key names one effect, and T may be null.
  public <T extends @Nullable Object> T once(Effect<T> effect) throws InterruptedException {
    check();
    if (!effects.containsKey(effect.key())) {
      effects.put(effect.key(), tape.isUsedUp() ? doNow(effect) : doneBefore(effect));
    }
    return (T) effects.get(effect.key());
  }

  private @Nullable Object doNow(Effect<?> effect) throws InterruptedException {
    Done done;
    try {
      done = run(effect);
    } catch (Ended e) {
      throw e;
    } catch (RuntimeException e) {
      check();
      tape.write(
          new Entry.Failed(
              tape.wallMillis(), effect.key(), e.getClass().getName(), e.getMessage()));
      throw e;
    }
    tape.write(new Entry.Once(tape.wallMillis(), effect.key(), done.result()));
    return done.read();
  }

  /// @param read the result as it will be read, so that a script sees no difference
  private record Done(JsonNode result, @Nullable Object read) {}

  private Done run(Effect<?> effect) {
    Object result;
    tape.beginEffect(effect.key());
    try {
      result = effect.action().apply(IdempotencyKey.of(tape.id(), effect.key()));
    } finally {
      tape.endEffect();
    }
    try {
      JsonNode encoded = Values.encode(result);
      return new Done(encoded, new Values(effect.loader()).decode(encoded));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "once(\"%s\"): %s".formatted(effect.key(), e.getMessage()), e);
    }
  }

  private @Nullable Object doneBefore(Effect<?> effect) {
    return switch (tape.replay(Entry.class)) {
      case Entry.Once(_, String key, JsonNode result) when key.equals(effect.key()) ->
          decode(effect, result);
      case Entry.Failed failed when failed.key().equals(effect.key()) ->
          throw Thrown.again(failed, effect.loader());
      case null, default -> throw tape.changed("the script does something else, or not once");
    };
  }

  private @Nullable Object decode(Effect<?> effect, JsonNode result) {
    try {
      return new Values(effect.loader()).decode(result);
    } catch (IllegalArgumentException e) {
      throw tape.changed("what was done once has another result now", e);
    }
  }

  @Override
  public World alsoWith(Nickname other) {
    return new JournalWorld(tape, means, real.alsoWith(other), true, effects);
  }
}
