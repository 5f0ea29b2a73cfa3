package chat.parley.launcher.resident;

import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The socket in a nickname's data folder by which commands reach the Parley that runs there.
///
/// It lies in a folder of its own that nobody but its owner can enter, from its first instant on:
/// that, and nothing that is sent, is what lets somebody in.
///
/// @param path of the socket
public record LocalSocket(Path path) {

  private static final String FOLDER = "local";
  private static final String FILE = "socket";

  /// That of this data folder, whether or not anybody listens.
  public static LocalSocket in(Path data) {
    return new LocalSocket(data.resolve(FOLDER).resolve(FILE));
  }

  /// Listens, in place of whoever did before; called only by who has the data folder to himself.
  ///
  /// @throws IOException when the file system has no sockets, or the path is too long for one
  ServerSocketChannel listen() throws IOException {
    Path folder = path.resolveSibling("");
    PrivateFiles.createFolders(folder);
    if (PrivateFiles.isOpenToOthers(folder)) {
      throw new IOException(
          "%s can be entered by others (%s)".formatted(folder, PrivateFiles.permissions(folder)));
    }
    Files.deleteIfExists(path);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(path));
      PrivateFiles.closeFile(path);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Connects to whoever listens; null when nobody does.
  ///
  /// @throws IOException when somebody may listen, but cannot be reached
  public @Nullable Passage connect() throws IOException {
    // Looked for first, since a socket costs a program that starts more than a file.
    if (!Files.exists(path)) {
      return null;
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      return new Passage(channel);
    } catch (ConnectException _) {
      // Left behind by one that was killed.
      channel.close();
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
