package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.config.Environment;
import chat.parley.engine.config.Settings;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.console.PlainConsole;
import chat.parley.launcher.console.TerminalConsole;
import chat.parley.launcher.prompt.Archive;
import chat.parley.launcher.prompt.Console;
import chat.parley.launcher.prompt.Ending;
import chat.parley.launcher.prompt.Extensions;
import chat.parley.launcher.prompt.Look;
import chat.parley.launcher.prompt.Names;
import chat.parley.launcher.prompt.Pace;
import chat.parley.launcher.prompt.PromptWord;
import chat.parley.launcher.prompt.Session;
import chat.parley.launcher.resident.LocalSocket;
import chat.parley.launcher.resident.Reception;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.Stamps;
import chat.parley.launcher.text.StatusLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The command `join`: a person at the prompt.
final class Joining {

  /// The file of what was typed, in the data folder.
  private static final String HISTORY = "typed";

  static final String TAKEN = "belongs to somebody else";

  private static final String ANOTHER =
      "[Join under another nickname; if this one is yours, join from where its keys are.]";

  private final Surroundings surroundings;
  private final Engine engine;
  private final Look look;

  Joining(Surroundings surroundings, Engine engine, Look look) {
    this.surroundings = surroundings;
    this.engine = engine;
    this.look = look;
  }

  /// What a session keeps beside its client's data.
  ///
  /// @param data the client's folder; in it the file of what was typed, used only once the client
  ///   is connected
  record Places(Path data, PluginHome plugins) {}

  ExitCode run(ShellCommand.Join join) throws InterruptedException {
    Nickname own = Own.nickname(surroundings, join.nick().orElse(null), "parley join NICK");
    Settings settings = Environment.of(surroundings.environment()).settings();
    Path data = join.data();
    if (data == null) {
      data = DataFolders.client(ParleyHome.find(), own);
    }
    Passphrase passphrase = Unlocking.of(surroundings, data, join.passphraseFile());
    int port = join.port() == null ? settings.port() : join.port();
    Parley.Builder builder = engine.client(own.shown(), passphrase).port(port).data(data);
    if (join.server() != null) {
      builder.server(join.server());
    }
    Logs.intoFolder(data);
    boolean isClassic = join.classicExit() || settings.classicExit();
    var manner = new Session.Manner(isClassic, true, Pace.AT_ONCE);
    var places = new Places(data, PluginHome.usual(surroundings, join.allowUnsigned()));
    return talk(own, builder, places, manner, List.of());
  }

  /// Connects and holds a session to its end.
  ///
  /// @param greeting shown first, to a person only
  ExitCode talk(
      Nickname own,
      Parley.Builder builder,
      Places places,
      Session.Manner manner,
      List<String> greeting)
      throws InterruptedException {
    // Before the engine, and not beside it: what a person waits for is the prompt.
    Console console = open(places.data());
    Client client = null;
    try {
      client = engine.connect(builder);
    } catch (ParleyException e) {
      return notConnected(own, e, console);
    }
    var commands = CommandRegistry.with(PromptWord.class);
    try (Client connected = client;
        console;
        Plugins plugins = engine.plugins(commands, places.plugins())) {
      Consumer<String> notices = notice -> console.show(List.of(StatusLines.notice(notice)));
      plugins.start(connected, notices);
      if (console.isTerminal()) {
        console.show(greeting);
      }
      var extensions =
          new Extensions(commands, plugins::statuses, plugins::leftovers, plugins::hooks);
      var archive = new Archive(stamps(), own, places.data());
      var session = new Session(connected, console, archive, manner, extensions);
      Signals.stopBy(session::stop);
      if (console instanceof TerminalConsole terminal) {
        terminal.complete(new Names(connected, commands)::complete);
        terminal.onInterrupt(() -> stopOrHalt(session));
        terminal.onKey(session::touched);
      }
      var residence =
          new Residence(connected, commands, Residence.Kind.PROMPT, Instant.now(), places.data());
      try (Reception _ = reception(residence, notices)) {
        return codeOf(session.run());
      }
    }
  }

  /// For commands of a shell under the same nickname; null when there can be none, which is no
  /// reason not to talk.
  private @Nullable Reception reception(Residence residence, Consumer<String> notices) {
    try {
      var socket = LocalSocket.of(ParleyHome.find(), residence.nickname(), residence.data());
      return Reception.open(
          residence, socket, new GuestShell(surroundings.environment(), engine, residence));
    } catch (IOException e) {
      notices.accept(
          "commands of a shell cannot come through here: %s; a shorter PARLEY_HOME may help"
              .formatted(e.getMessage()));
      return null;
    }
  }

  /// Ctrl-C while no line is being typed, perhaps the second after one that ended the session.
  private static void stopOrHalt(Session session) {
    if (!session.stop()) {
      Signals.halt();
    }
  }

  private Console open(Path data) {
    @Nullable TerminalConsole rich =
        surroundings.isRichTerminal() && !look.isPlain()
            ? TerminalConsole.open(surroundings.variable("TERM"), data.resolve(HISTORY), look)
            : null;
    if (rich == null) {
      return new PlainConsole(
          surroundings.in(), surroundings.out(), surroundings.isTerminal(), look);
    }
    if (DataFolder.isThere(data)) {
      // Before that, the file of what was typed would be in the way of who makes the folder.
      rich.begin();
    }
    return rich;
  }

  private ExitCode notConnected(Nickname own, ParleyException failure, Console console) {
    String why = String.valueOf(failure.getMessage());
    try (console) {
      if (console instanceof TerminalConsole terminal) {
        terminal.abandon();
      }
      switch (failure.code()) {
        case SERVER_NOT_RESPONDING -> console.show(StatusLines.exiting());
        case REGISTRATION_REFUSED -> {
          console.show(StatusLines.refused(own, refusal(why), why));
          if (refusal(why) == Event.Refusal.TAKEN) {
            console.show(List.of(ANOTHER));
          }
          return CommandLine.codeOf(failure);
        }
        case ADDRESS_UNKNOWN,
            DATA_IN_USE,
            DATA_UNUSABLE,
            DATA_VERSION,
            KEYS_LOCKED,
            PORT_IN_USE,
            RUNTIME_MISSING -> {}
      }
      throw failure;
    }
  }

  /// The exception has one code for all refusals; only its words tell the commonest apart.
  private static Event.Refusal refusal(String why) {
    return why.contains(TAKEN) ? Event.Refusal.TAKEN : Event.Refusal.SERVER_FAULT;
  }

  private static Stamps stamps() {
    return new Stamps(InstantSource.system(), ZoneId.systemDefault());
  }

  private static ExitCode codeOf(Ending ending) {
    return switch (ending) {
      case LEFT -> ExitCode.DONE;
      case SERVER_SILENT -> ExitCode.FAILED;
      case NOBODY_ANSWERS -> ExitCode.UNREACHABLE;
    };
  }
}
