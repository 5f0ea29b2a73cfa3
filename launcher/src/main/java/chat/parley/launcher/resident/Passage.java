package chat.parley.launcher.resident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// The way to a Parley that runs, from a process that came later.
///
/// @param channel to the one that runs
public record Passage(SocketChannel channel) implements AutoCloseable {

  /// Carries lines between somebody here and the other one, without understanding them, until that
  /// one has nothing more to say, which is after `in` has ended and all requests have their
  /// responses.
  ///
  /// @throws IOException when nobody takes what is carried
  public void carry(InputStream in, OutputStream out) throws IOException {
    Thread.ofPlatform().daemon().name("parley-passage").start(() -> carryThere(in));
    InputStream back = answers();
    byte[] piece = new byte[8_192];
    for (int length = back.read(piece); length >= 0; length = back.read(piece)) {
      out.write(piece, 0, length);
      // A line is an answer that somebody waits for.
      out.flush();
    }
  }

  private void carryThere(InputStream in) {
    try {
      in.transferTo(Channels.newOutputStream(channel));
      channel.shutdownOutput();
    } catch (IOException _) {
      // The other one has ended, which the way back shows.
    }
  }

  /// Writes one line to the other one.
  void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      var _ = channel.write(bytes);
    }
  }

  /// What the other one writes.
  InputStream answers() {
    return Channels.newInputStream(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
