package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Everyone;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Parsed;
import chat.parley.launcher.text.StatusLines;
import chat.parley.launcher.text.TerminalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One person at one client: does what is typed, and shows what happens.
///
/// [#run] belongs to one thread; events come on others.
public final class Session {

  /// As long as a dead server is asked, and something for the way to the screen.
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(4);

  /// How long the end of a script waits for what it has sent.
  private static final Duration SCRIPT_PATIENCE = Duration.ofSeconds(5);

  /// How long the end waits for lines that were typed before it.
  private static final Duration ERRANDS_PATIENCE = Duration.ofSeconds(5);

  private final Client client;
  private final Console console;
  private final Spelling spelling;
  private final StatusLines lines;
  private final Manner manner;
  private final CommandRegistry commands;
  private final PlainWords plain;
  private final ForeignCommands foreign;
  private final Progress progress = new Progress();
  private final Broadcasts broadcasts;
  private final Attention attention;
  private final Errands errands = new Errands();
  private final GivingUp givingUp;

  /// How the session ends; null while it goes on.
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

  /// How the session ends if the server gives no answer now; null when nobody asked it.
  private final AtomicReference<@Nullable Ending> endingIfSilent = new AtomicReference<>();

  /// Whether the server knows us to be away, or does not want us.
  private volatile boolean isOffline;

  /// Where the line stands that is done now; of one thread at a time.
  private Place typedAt = Place.NOWHERE;

  /// Of a script only.
  private final Sent sent = new Sent();

  /// How a session behaves.
  ///
  /// @param endsWhenNobodyAnswers whether a message that reaches neither its recipient nor the
  ///   server ends it, as it ended the ancestor
  /// @param keepsOutbox whether what is in the outbox at the end is there the next time
  /// @param pace how long it waits after each line
  public record Manner(boolean endsWhenNobodyAnswers, boolean keepsOutbox, Pace pace) {}

  /// A session of a connected client; it closes neither the client nor the console.
  public Session(
      Client client, Console console, Archive archive, Manner manner, Extensions extensions) {
    this.client = client;
    this.console = console;
    this.spelling = new Spelling(client);
    this.lines = new StatusLines(client.nickname(), archive.stamps(), spelling);
    this.manner = manner;
    this.commands = extensions.commands();
    this.plain = new PlainWords(client, extensions, archive);
    this.foreign = new ForeignCommands(commands, client.nickname(), console);
    this.broadcasts = new Broadcasts(client, console);
    this.attention = new Attention(client, console, spelling);
    this.givingUp = new GivingUp(client, console);
  }

  /// Reads and does lines until the end, then deregisters.
  ///
  /// @throws InterruptedException when the thread is interrupted
  public Ending run() throws InterruptedException {
    try (attention;
        Subscription _ = client.on(Event.class, this::happened)) {
      attention.start();
      while (ending.get() == null) {
        switch (console.read()) {
          case Console.Input.Typed(String line, Place place) -> typed(line, place);
          case Console.Input.NextUnread _ -> errands.take(() -> tell(attention.focusNext()));
          case Console.Input.Unreadable(String why) ->
              console.show(List.of(StatusLines.WRONG_INPUT, "[%s]".formatted(why)));
          case Console.Input.Cleared _ -> {}
          case Console.Input.Ended _ -> {
            errands.finish(ERRANDS_PATIENCE);
            end(Ending.LEFT);
          }
          case Console.Input.Stopped _ -> end(Ending.LEFT);
        }
      }
      leave();
    } finally {
      errands.finish(Duration.ZERO);
      broadcasts.close();
      foreign.close();
    }
    return Objects.requireNonNullElse(ending.get(), Ending.LEFT);
  }

  /// Ends as if its owner had left; false if it was ending already. Safe for use by any thread.
  public boolean stop() {
    return end(Ending.LEFT);
  }

  /// A key was pressed. Safe for use by any thread.
  public void touched() {
    attention.touched();
  }

  private boolean end(Ending how) {
    boolean isNews = ending.compareAndSet(null, how);
    if (isNews) {
      console.stop();
    }
    return isNews;
  }

  // What is typed.

  /// Nothing may keep a person from typing; but a script goes on when a line has had its effects.
  private void typed(String line, Place place) throws InterruptedException {
    attention.touched();
    if (console.isTerminal()) {
      errands.take(() -> perform(line, place));
    } else {
      perform(line, place);
    }
  }

  private void perform(String line, Place place) throws InterruptedException {
    if (ending.get() == null) {
      typedAt = place;
      manner.pace().after(attempt(line), progress);
    }
  }

  /// What a line asks too much of the client is told, and the session goes on.
  private List<Delivery> attempt(String line) throws InterruptedException {
    try {
      return execute(line);
    } catch (ParleyException | IllegalArgumentException e) {
      return tell(List.of("[%s]".formatted(TerminalText.line(String.valueOf(e.getMessage())))));
    }
  }

  private List<Delivery> execute(String line) throws InterruptedException {
    if (line.isBlank()) {
      return List.of();
    }
    Optional<PromptWord.Send> message = attention.focus().message(line);
    if (message.isPresent()) {
      return execute(message.get(), false);
    }
    return switch (commands.parse(line)) {
      case Parsed.Ok<Call>(Call.Own(PromptWord word, boolean isJson)) -> execute(word, isJson);
      case Parsed.Ok<Call>(Call.Registered call) -> {
        foreign.run(call);
        yield List.of();
      }
      case Parsed.Ok<Call>(Call.Own(Object other, _)) ->
          throw new IllegalStateException("no prompt has %s".formatted(other.getClass()));
      case Parsed.HelpAsked<Call>(String text) -> tell(text.lines().toList());
      case Parsed.Wrong<Call> wrong -> tell(plain.wrong(line, wrong));
    };
  }

  private List<Delivery> execute(PromptWord word, boolean isJson) throws InterruptedException {
    return switch (word) {
      case PromptWord.Send(Target to, String text) -> send(to, text);
      case PromptWord.SendAll(String text) -> send(Everyone.EVERYONE, text);
      case PromptWord.Reg(Nickname nick) -> register(nick);
      case PromptWord.Dereg(Nickname nick) -> deregister(nick);
      case PromptWord.Who() -> tell(plain.who(isJson));
      case PromptWord.Log log -> tell(plain.log(log, isJson));
      case PromptWord.Search(String words) -> tell(plain.search(words, isJson));
      case PromptWord.Focus(var to) -> tell(attention.focus(to.orElse(null)));
      case PromptWord.Notify(Alert how) -> tell(plain.notify(how, console));
      case PromptWord.Join(Room room) -> tell(plain.join(room));
      case PromptWord.Leave(Room room) -> tell(plain.leave(room));
      case PromptWord.Forget forget -> tell(plain.forget(forget, isJson));
      case PromptWord.Trust(Nickname nick) -> tell(plain.trust(nick));
      case PromptWord.Verify(Nickname nick, PromptWord.Compared compared) ->
          tell(plain.verify(nick, compared, isJson));
      case PromptWord.ShowHelp(List<String> about) -> tell(plain.help(about, console.isRich()));
      case PromptWord.Plugins(PromptWord.PluginsShown shown) -> tell(plain.plugins(shown, isJson));
      case PromptWord.Hooks() -> tell(plain.hooks(isJson));
      case PromptWord.Quit() -> {
        end(Ending.LEFT);
        yield List.of();
      }
    };
  }

  private List<Delivery> tell(List<String> said) {
    console.show(said);
    return List.of();
  }

  private List<Delivery> send(Target to, String text) {
    List<Delivery> copies = client.send(to, text);
    if (copies.isEmpty()) {
      return tell(
          List.of(StatusLines.nobody(to instanceof Everyone ? "the table" : to.toString())));
    }
    var accepted = new ArrayList<Delivery>();
    for (Delivery copy : copies) {
      if (copy.state() instanceof Delivery.Failed failed) {
        console.show(List.of(StatusLines.failed(copy.recipient(), failed, StatusLines.WHO)));
      } else {
        accepted.add(copy);
      }
    }
    attention.sent(typedAt, to, copies);
    if (to instanceof Everyone) {
      broadcasts.follow(accepted, copies.size());
    }
    if (!console.isTerminal()) {
      sent.add(accepted);
    }
    return accepted;
  }

  private List<Delivery> register(Nickname nick) throws InterruptedException {
    if (!nick.equals(client.nickname())) {
      return tell(List.of(lines.notYourself("reg")));
    }
    if (client.isRegistered()) {
      return tell(List.of("[You are registered already.]"));
    }
    if (!isOffline) {
      return tell(List.of("[You are registered as soon as the server answers.]"));
    }
    return askServer(client::register, progress::arrivals);
  }

  private List<Delivery> deregister(Nickname nick) throws InterruptedException {
    if (!nick.equals(client.nickname())) {
      return tell(List.of(lines.notYourself("dereg")));
    }
    if (isOffline) {
      return tell(List.of("[You are offline already.]"));
    }
    return askServer(client::deregister, progress::departures);
  }

  private List<Delivery> askServer(Runnable question, LongSupplier answers)
      throws InterruptedException {
    endingIfSilent.set(Ending.SERVER_SILENT);
    long before = answers.getAsLong();
    try {
      question.run();
    } catch (ParleyException e) {
      endingIfSilent.set(null);
      throw e;
    }
    if (!console.isTerminal()) {
      // The next line of a script may depend on it.
      progress.await(() -> answers.getAsLong() > before, SERVER_PATIENCE);
    }
    return List.of();
  }

  // What happens.

  private void happened(Event event) {
    if (event instanceof Event.TableChanged) {
      spelling.changed();
    }
    if (event instanceof Event.Received(Message message)) {
      attention.received(message, linesOf(event));
    } else {
      console.show(linesOf(event));
    }
    follow(event);
    attention.happened(event);
    progress.shown(event);
  }

  private void follow(Event event) {
    switch (event) {
      case Event.Registered _ -> {
        isOffline = false;
        attention.left(false);
        endingIfSilent.set(null);
      }
      case Event.Deregistered _, Event.Refused _ -> {
        isOffline = true;
        attention.left(true);
        endingIfSilent.set(null);
      }
      case Event.ServerNotResponding _ -> {
        Ending how = endingIfSilent.getAndSet(null);
        if (how != null) {
          end(how);
        }
      }
      case Event.KeptInOutbox _ when manner.endsWhenNobodyAnswers() ->
          givingUp.begin(() -> ending.get() == null, () -> end(Ending.NOBODY_ANSWERS));
      case Event.DeliveryChanged _,
          Event.DataDamaged _,
          Event.DiskRefused _,
          Event.Joined _,
          Event.KeptInOutbox _,
          Event.KeyChanged _,
          Event.Left _,
          Event.LookAlikeRefused _,
          Event.MailSetAside _,
          Event.MailWaiting _,
          Event.Received _,
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
  }

  private List<String> linesOf(Event event) {
    boolean goesOn = event instanceof Event.ServerNotResponding && endingIfSilent.get() == null;
    return goesOn ? StatusLines.goingOn() : lines.of(event);
  }

  // The end.

  private void leave() throws InterruptedException {
    if (ending.get() == Ending.LEFT) {
      if (!console.isTerminal()) {
        progress.await(() -> sent.isSettled(progress), SCRIPT_PATIENCE);
      }
      broadcasts.await(SCRIPT_PATIENCE);
      if (client.isRegistered()) {
        endingIfSilent.set(Ending.LEFT);
        long before = progress.departures();
        client.deregister();
        progress.await(() -> progress.departures() > before, SERVER_PATIENCE);
      }
    }
    int kept = Bottom.pending(client);
    if (kept > 0 && manner.keepsOutbox()) {
      console.show(List.of(StatusLines.outbox(kept)));
    }
  }
}
