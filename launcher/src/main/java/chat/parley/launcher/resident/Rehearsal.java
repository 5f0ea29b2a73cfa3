package chat.parley.launcher.resident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Somebody at a local socket who is done at once with the first command that comes, so that its
/// way there can be gone without a Parley that runs.
public final class Rehearsal implements AutoCloseable {

  private static final String ANSWER =
      """
      {"jsonrpc":"2.0","method":"err","params":{"text":"[Message received by bob.]\\n"}}
      {"jsonrpc":"2.0","id":1,"result":{"exit":0}}
      """;

  private final ServerSocketChannel door;

  /// Listens at this socket.
  ///
  /// @throws IOException when there can be no such socket
  public Rehearsal(LocalSocket socket) throws IOException {
    door = socket.listen();
    Thread.ofPlatform().name("parley-rehearsal").daemon().start(this::answer);
  }

  private void answer() {
    try (SocketChannel visitor = door.accept()) {
      var _ = new BufferedReader(Channels.newReader(visitor, UTF_8)).readLine();
      ByteBuffer bytes = ByteBuffer.wrap(ANSWER.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        var _ = visitor.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nobody has come", e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
