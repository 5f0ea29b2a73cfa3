package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Parsed;
import chat.parley.launcher.text.Stamps;
import chat.parley.launcher.text.StatusLines;
import chat.parley.launcher.text.TableText;
import chat.parley.launcher.text.TerminalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One person at one client: does what is typed, and shows what happens.
///
/// [#run] belongs to one thread; events come on others.
public final class Session {

  /// As long as the ancestor asked a dead server.
  private static final Duration FIVE_TRIES = Duration.ofMillis(2_500);

  /// The same, and something for the way to the screen.
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(4);

  /// How long the end of a script waits for what it has sent.
  private static final Duration SCRIPT_PATIENCE = Duration.ofSeconds(5);

  /// Deliveries of a script that are kept, arrived ones included.
  private static final int REMEMBERED_MAX = 1_000;

  private final Client client;
  private final Console console;
  private final Spelling spelling;
  private final StatusLines lines;
  private final Manner manner;
  private final Grammar<PromptWord> grammar = Grammar.of(PromptWord.class, "");
  private final Progress progress = new Progress();
  private final Broadcasts broadcasts;

  /// How the session ends; null while it goes on.
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

  /// How the session ends if the server gives no answer now; null when nobody asked it.
  private final AtomicReference<@Nullable Ending> endingIfSilent = new AtomicReference<>();

  /// Whether the server knows us to be away, or does not want us.
  private volatile boolean isOffline;

  private final AtomicBoolean isGivingUp = new AtomicBoolean();

  /// What has been sent; only kept for a script, which waits for it at its end.
  private final List<Delivery> sent = new ArrayList<>();

  /// How many of them have been forgotten, since they had arrived.
  private long arrivedBefore;

  /// How a session behaves.
  ///
  /// @param endsWhenNobodyAnswers whether a message that reaches neither its recipient nor the
  ///   server ends it, as it ended the ancestor
  /// @param pace how long it waits after each line
  public record Manner(boolean endsWhenNobodyAnswers, Pace pace) {}

  /// A session of a connected client; it closes neither the client nor the console.
  public Session(Client client, Console console, Stamps stamps, Manner manner) {
    this.client = client;
    this.console = console;
    this.spelling = new Spelling(client);
    this.lines = new StatusLines(client.nickname(), stamps, spelling);
    this.manner = manner;
    this.broadcasts = new Broadcasts(client, console);
  }

  /// Reads and does lines until the end, then deregisters.
  ///
  /// @throws InterruptedException when the thread is interrupted
  public Ending run() throws InterruptedException {
    try (Subscription _ = client.on(Event.class, this::happened)) {
      while (ending.get() == null) {
        switch (console.read()) {
          case Console.Input.Typed(String line) -> manner.pace().after(execute(line), progress);
          case Console.Input.Cleared _ -> {}
          case Console.Input.Ended _, Console.Input.Stopped _ -> end(Ending.LEFT);
        }
      }
      leave();
    }
    return Objects.requireNonNullElse(ending.get(), Ending.LEFT);
  }

  /// Ends the session as if its owner had left; answers false if it was ending already. Safe for
  /// use by any thread.
  public boolean stop() {
    return end(Ending.LEFT);
  }

  private boolean end(Ending how) {
    boolean isNews = ending.compareAndSet(null, how);
    if (isNews) {
      console.stop();
    }
    return isNews;
  }

  // What is typed.

  private List<Delivery> execute(String line) throws InterruptedException {
    if (line.isBlank()) {
      return List.of();
    }
    return switch (grammar.parse(line)) {
      case Parsed.Ok<PromptWord>(PromptWord word) -> execute(word);
      case Parsed.HelpAsked<PromptWord>(String text) -> tell(text.lines().toList());
      case Parsed.Wrong<PromptWord> wrong ->
          tell(
              List.of(
                  StatusLines.WRONG_INPUT,
                  "[%s; %s]".formatted(TerminalText.line(wrong.why()), wrong.usage())));
    };
  }

  private List<Delivery> execute(PromptWord word) throws InterruptedException {
    return switch (word) {
      case PromptWord.Send(Target to, String text) -> send(to, text);
      case PromptWord.SendAll(String text) -> send(Everyone.EVERYONE, text);
      case PromptWord.Reg(Nickname nick) -> register(nick);
      case PromptWord.Dereg(Nickname nick) -> deregister(nick);
      case PromptWord.Who() ->
          tell(TableText.lines(client.table().values().stream().map(TableText::row).toList()));
      case PromptWord.Join(var room) -> {
        client.join(room);
        yield tell(List.of("[You are in %s.]".formatted(room)));
      }
      case PromptWord.Leave(var room) -> {
        client.leave(room);
        yield tell(List.of("[You have left %s.]".formatted(room)));
      }
      case PromptWord.Trust(Nickname nick) ->
          tell(
              List.of(
                  client.trust(nick)
                      ? "[The key of %s is trusted now.]".formatted(nick)
                      : "[%s shows no other key than the one we know.]".formatted(nick)));
      case PromptWord.ShowHelp(String about) -> tell(help(about).lines().toList());
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

  private String help(String about) {
    return about.isEmpty() ? grammar.help() : grammar.help(List.of(about)).orElseGet(grammar::help);
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
        console.show(List.of(StatusLines.failed(copy.recipient(), failed)));
      } else {
        accepted.add(copy);
      }
    }
    if (to instanceof Everyone) {
      broadcasts.follow(accepted, copies.size());
    }
    if (!console.isTerminal()) {
      remember(accepted);
    }
    return accepted;
  }

  private void remember(List<Delivery> accepted) {
    sent.addAll(accepted);
    if (sent.size() > REMEMBERED_MAX) {
      int before = sent.size();
      sent.removeIf(delivery -> delivery.state().isFinal());
      arrivedBefore += before - sent.size();
    }
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
    return askServer(client::register);
  }

  private List<Delivery> deregister(Nickname nick) throws InterruptedException {
    if (!nick.equals(client.nickname())) {
      return tell(List.of(lines.notYourself("dereg")));
    }
    if (isOffline) {
      return tell(List.of("[You are offline already.]"));
    }
    return askServer(client::deregister);
  }

  private List<Delivery> askServer(Runnable question) throws InterruptedException {
    endingIfSilent.set(Ending.SERVER_SILENT);
    long before = progress.answersOfServer();
    question.run();
    if (!console.isTerminal()) {
      // The next line of a script may depend on it.
      progress.await(() -> progress.answersOfServer() > before, SERVER_PATIENCE);
    }
    return List.of();
  }

  // What happens.

  private void happened(Event event) {
    if (event instanceof Event.TableChanged) {
      spelling.changed();
    }
    console.show(linesOf(event));
    follow(event);
    progress.shown(event);
  }

  private void follow(Event event) {
    switch (event) {
      case Event.Registered _ -> {
        isOffline = false;
        endingIfSilent.set(null);
      }
      case Event.Deregistered _, Event.Refused _ -> {
        isOffline = true;
        endingIfSilent.set(null);
      }
      case Event.ServerNotResponding _ -> {
        Ending how = endingIfSilent.getAndSet(null);
        if (how != null) {
          end(how);
        }
      }
      case Event.KeptInOutbox _ when manner.endsWhenNobodyAnswers() -> {
        if (isGivingUp.compareAndSet(false, true)) {
          Thread.ofVirtual().name("parley-giving-up").start(this::giveUpUnlessServerReturns);
        }
      }
      case Event.DeliveryChanged _,
          Event.DiskRefused _,
          Event.KeptInOutbox _,
          Event.KeyChanged _,
          Event.MailSetAside _,
          Event.MailWaiting _,
          Event.Received _,
          Event.RecipientOnline _,
          Event.SentToServer _,
          Event.ServerBack _,
          Event.ServerLost _,
          Event.ServerTrusted _,
          Event.StoreRefused _,
          Event.TableChanged _ -> {}
    }
  }

  /// The ancestor's way: five tries, then the end.
  private void giveUpUnlessServerReturns() {
    try {
      boolean isBack =
          client.await(Event.ServerBack.class, _ -> true, FIVE_TRIES).isPresent()
              || client.isRegistered()
              || client.outbox().isEmpty();
      isGivingUp.set(false);
      if (!isBack && ending.get() == null) {
        console.show(StatusLines.exiting());
        end(Ending.NOBODY_ANSWERS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
        progress.await(this::isSettled, SCRIPT_PATIENCE);
      }
      broadcasts.await(SCRIPT_PATIENCE);
      if (client.isRegistered()) {
        endingIfSilent.set(Ending.LEFT);
        long before = progress.answersOfServer();
        client.deregister();
        progress.await(() -> progress.answersOfServer() > before, SERVER_PATIENCE);
      }
    }
    int kept = client.outbox().size();
    if (kept > 0) {
      console.show(List.of(StatusLines.outbox(kept)));
    }
  }

  /// Whether each message has left for its recipient or the server, and those that have arrived
  /// have been shown to.
  private boolean isSettled() {
    long arrived = arrivedBefore;
    for (Delivery delivery : sent) {
      switch (delivery.state()) {
        case Delivery.Pending _ -> {
          return false;
        }
        case Delivery.Stored _ -> {}
        case Delivery.Delivered _, Delivery.Failed _ -> arrived++;
      }
    }
    return progress.finalStates() >= arrived;
  }
}
