package chat.parley.launcher.resident;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.Nickname;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The socket by which commands reach the Parley of a nickname that runs.
///
/// It lies in a folder of its own that nobody but its owner can enter, from its first instant on:
/// that, and nothing that is sent, is what lets somebody in.
///
/// @param path of the socket
public record LocalSocket(Path path) {

  private static final String FOLDER = "local";
  private static final String FILE = "socket";

  /// The most bytes of a nickname that stand in the path themselves, twice as long in hexadecimal:
  /// the path of a socket has room for about a hundred.
  private static final int BYTES_MAX = 16;

  /// Where the Parley of a nickname listens, if it runs in its usual data folder.
  ///
  /// What somebody calls himself is no part of the path as it is. Nor is a hash, unless it must be:
  /// it takes a command that starts longer than all else on its way here.
  ///
  /// @param home the home of Parley
  public static LocalSocket of(Path home, Nickname nickname) {
    byte[] name = nickname.key().getBytes(UTF_8);
    String file =
        name.length <= BYTES_MAX
            ? HexFormat.of().formatHex(name)
            : "-" + DataFolders.client(home, nickname).getFileName();
    return new LocalSocket(home.resolve(FOLDER).resolve(file));
  }

  /// Where it listens if it runs in this data folder.
  public static LocalSocket of(Path home, Nickname nickname, Path data) {
    return data.equals(DataFolders.client(home, nickname))
        ? of(home, nickname)
        : new LocalSocket(data.resolve(FOLDER).resolve(FILE));
  }

  /// Listens, in place of whoever did before; called only by who has the nickname's data folder to
  /// himself.
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
