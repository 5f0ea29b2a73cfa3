package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.api.Subscription;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.config.Environment;
import chat.parley.engine.config.Settings;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.resident.LocalSocket;
import chat.parley.launcher.resident.Reception;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.text.Stamps;
import chat.parley.launcher.text.StatusLines;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The command `up`: there under a nickname, without a prompt. What comes is taken in and stays
/// unread; commands of the same nickname go through it.
final class StayingUp {

  /// How long it waits for a server that does not answer, before it asks again.
  private static final long RETRY_SECONDS = 2;

  /// What is worth a line of its own, for somebody who looks why nothing comes.
  private static final List<Class<? extends Event>> TOLD =
      List.of(
          Event.ServerLost.class,
          Event.ServerBack.class,
          Event.Refused.class,
          Event.KeyChanged.class,
          Event.LookAlikeRefused.class,
          Event.MailSetAside.class,
          Event.DiskRefused.class,
          Event.DataDamaged.class);

  private final Surroundings surroundings;
  private final Engine engine;

  StayingUp(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Up up) {
    Nickname own = Own.nickname(surroundings, up.nick().orElse(null), "parley up NICK");
    Settings settings = Environment.of(surroundings.environment()).settings();
    Path data = up.data() == null ? DataFolders.client(ParleyHome.find(), own) : up.data();
    Passphrase passphrase = Unlocking.of(surroundings, data, up.passphraseFile());
    Logs.intoFolder(data);
    Signals.stopBy(Thread.currentThread()::interrupt);
    int port = up.port() == null ? settings.port() : up.port();
    Parley.Builder builder = engine.client(own.shown(), passphrase).port(port).data(data);
    if (up.server() != null) {
      builder.server(up.server());
    }
    var commands = CommandRegistry.empty();
    try (Client client = connected(builder);
        Plugins plugins =
            engine.plugins(commands, PluginHome.usual(surroundings, up.allowUnsigned()))) {
      plugins.start(client, this::tell);
      stay(new Residence(client, commands, Residence.Kind.HEADLESS, Instant.now(), data));
    } catch (InterruptedException _) {
      // Somebody wants it to end, which is how it ends.
    }
    return ExitCode.DONE;
  }

  /// A server that does not answer yet is no reason to give up.
  private Client connected(Parley.Builder builder) throws InterruptedException {
    boolean isTold = false;
    while (true) {
      try {
        return engine.connect(builder);
      } catch (ParleyException e) {
        if (e.code() != ErrorCode.SERVER_NOT_RESPONDING) {
          throw e;
        }
        if (!isTold) {
          complain("%s; it is asked again until it does".formatted(e.getMessage()));
        }
        isTold = true;
      }
      TimeUnit.SECONDS.sleep(RETRY_SECONDS);
    }
  }

  private void stay(Residence residence) throws InterruptedException {
    Client client = residence.client();
    var lines =
        new StatusLines(
            client.nickname(),
            new Stamps(InstantSource.system(), ZoneId.systemDefault()),
            nickname -> nickname);
    var shell = new GuestShell(surroundings.environment(), engine, residence);
    List<Subscription> told =
        TOLD.stream()
            .map(type ->
                client.on(type, event -> lines.of(event).forEach(surroundings.err()::println)))
            .toList();
    var socket = LocalSocket.of(ParleyHome.find(), residence.nickname(), residence.data());
    try (Reception _ = Reception.open(residence, socket, shell)) {
      surroundings
          .out()
          .println(
              "%s is at %s"
                  .formatted(TerminalText.line(client.nickname().shown()), client.server()));
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw new Refused(
          ExitCode.FAILED,
          "there can be no socket %s for commands: %s; a shorter PARLEY_HOME or --data may help"
              .formatted(socket.path(), e.getMessage()));
    } finally {
      told.forEach(Subscription::close);
    }
  }

  private void tell(String line) {
    say(TerminalText.line(line));
  }

  private void say(String escaped) {
    surroundings.err().println(escaped);
  }

  private void complain(String words) {
    tell(CommandLine.PROGRAM + ": " + words);
  }
}
