package chat.parley.engine.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;

/// A client that sends what standard input says, a nickname and a word in each line, and tells of
/// what happens on standard output. It ends, without a word to anybody, with its input.
final class ClientProgram {

  /// The server may be down, and the machine is busy.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ClientProgram() {}

  /// @param words nickname, address of the server, and folder
  static void main(String[] words) throws IOException, InterruptedException {
    try {
      talk(
          Parley.client(words[0])
              .server(words[1])
              .data(Path.of(words[2]))
              .patience(PATIENCE)
              .connect());
    } catch (ParleyException e) {
      // It never was registered, and nobody answers: it is started again.
      System.err.println(e.getMessage());
    }
    Runtime.getRuntime().halt(0);
  }

  private static void talk(Client client) throws IOException {
    var _ = client.on(Event.class, ClientProgram::tell);
    say("ready");
    var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", 2);
      var _ = client.send(Nickname.of(words[0]), words[1]);
    }
  }

  private static void tell(Event event) {
    switch (event) {
      case Event.Sent sent ->
          sent.copies().values().forEach(id -> say("sent %s %s".formatted(id, sent.text())));
      case Event.Received(var message) ->
          say("shown %s %s".formatted(message.id(), message.text()));
      case Event.DeliveryChanged change -> {
        if (change.state() instanceof Delivery.Delivered) {
          say("delivered %s".formatted(change.id()));
        } else if (change.state() instanceof Delivery.Failed failed) {
          say("failed %s %s".formatted(change.id(), failed.reason()));
        }
      }
      default -> {
        // Not about a message.
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
