package chat.parley.bench.ours;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A client as an application has it.
///
/// @param client the client
/// @param keeping where its state is
record Person(Client client, Keeping keeping) implements AutoCloseable {

  /// The machine is busy, and much is to be done before the first answer.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Connects and registers.
  ///
  /// @param keeping closed with the client
  static Person connect(String nickname, String server, Keeping keeping)
      throws IOException, InterruptedException {
    Parley.Builder builder = Parley.client(nickname).server(server).patience(PATIENCE);
    Path folder = keeping.path(nickname);
    return new Person(
        (folder == null ? builder.inMemory() : builder.data(folder)).connect(), keeping);
  }

  @Override
  public void close() {
    client.close();
    keeping.close();
  }
}
