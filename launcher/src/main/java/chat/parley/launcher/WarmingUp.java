package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.engine.command.Grammar;
import chat.parley.engine.config.Environment;
import chat.parley.launcher.console.TerminalConsole;
import chat.parley.launcher.prompt.Look;
import chat.parley.launcher.resident.LocalSocket;
import chat.parley.launcher.resident.Rehearsal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The command `warm-up`: does once what a prompt does, so that the classes it takes can be
/// archived.
final class WarmingUp {

  private static final String SCRIPT = "send echo hello\n/who\n/help\nsend_all hello\n";

  private static final Nickname YOU = Nickname.of("you");

  private final Engine engine;

  WarmingUp(Engine engine) {
    this.engine = engine;
  }

  ExitCode run() throws InterruptedException {
    var in = new ByteArrayInputStream(SCRIPT.getBytes(StandardCharsets.UTF_8));
    var out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var surroundings = new Surroundings(Map.of(), in, out, out, () -> false);
    var join = List.of("join", "you", "--server", "h", "--port=0", "--data", "d", "--classic-exit");
    Grammar.of(ShellCommand.class, "parley").parse(join);
    Environment.of(Map.of("PARLEY_HOME", "d")).nick();
    TerminalConsole.warmUp();
    try (var home = TemporaryFolder.make()) {
      var there =
          new Surroundings(
              Map.of("PARLEY_HOME", home.path().toString()), in, out, out, () -> false);
      var _ = Unlocking.of(there, YOU);
      try (var _ = new Rehearsal(LocalSocket.of(home.path(), YOU))) {
        var _ = new Forwarding(there).ours(List.of("send", "--as", "you", "bob", "hello"));
      }
    } catch (IOException _) {
      // There are no local sockets here; then there is less to load.
    }
    return new Demo(surroundings, engine, Look.USUAL).run();
  }
}
