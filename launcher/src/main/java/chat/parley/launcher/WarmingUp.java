package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.engine.command.Grammar;
import chat.parley.engine.config.Environment;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.console.TerminalConsole;
import chat.parley.launcher.prompt.Look;
import chat.parley.launcher.resident.Request;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The command `warm-up`: does once what a prompt does, so that the classes it takes can be
/// archived.
final class WarmingUp {

  private static final String SCRIPT = "send echo hello\n/who\n/help\nsend_all hello\n";

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
    DataFolders.client(ParleyHome.find(), Nickname.of("you"));
    Environment.of(Map.of("PARLEY_HOME", "d")).nick();
    TerminalConsole.warmUp();
    Request.warmUp();
    return new Demo(surroundings, engine, Look.USUAL).run();
  }
}
