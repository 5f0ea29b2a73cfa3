package chat.parley.bench.ours;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A client as an application has it.
///
/// @param client the client
/// @param keeping where its state is
/// @param plugins beside it; null if there are none
record Person(Client client, Keeping keeping, @Nullable Plugins plugins) implements AutoCloseable {

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
        (folder == null ? builder.inMemory() : builder.data(folder)).connect(), keeping, null);
  }

  /// The same with plugins beside it.
  ///
  /// @throws IOException when one of them does not run
  Person in(Company company) throws IOException {
    return company instanceof Company.Nobody
        ? this
        : new Person(client, keeping, Plugins.beside(client, company));
  }

  @Override
  public void close() {
    if (plugins != null) {
      plugins.close();
    }
    client.close();
    keeping.close();
  }
}
