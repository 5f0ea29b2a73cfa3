package chat.parley.engine.torture;

import chat.parley.core.server.ServerSettings;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;

/// A server that ends, without a word to anybody, with its standard input.
final class ServerProgram {

  private ServerProgram() {}

  /// @param words port, 0 for any, and folder
  static void main(String[] words) throws IOException {
    var options =
        new ServerOptions(
            Integer.parseInt(words[0]),
            "127.0.0.1",
            Path.of(words[1]),
            false,
            ServerSettings.DEFAULT);
    RunningServer server = RunningServer.start(options, _ -> {});
    System.out.println("ready " + server.port());
    System.out.flush();
    while (System.in.read() >= 0) {
      // Nothing is asked of it.
    }
    Runtime.getRuntime().halt(0);
  }
}
