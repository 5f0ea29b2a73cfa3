package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.Nickname;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Where under the home of Parley each node has its folder.
public final class DataFolders {

  /// 64 bits: enough that two nicknames of one person never share a folder.
  private static final int HASH_BYTES = 8;

  private DataFolders() {}

  /// The folder of this nickname. Its name is a hash: what people call themselves never becomes
  /// part of a path.
  public static Path client(Path home, Nickname nickname) {
    byte[] hash = sha256(nickname.key().getBytes(UTF_8));
    return clients(home).resolve(HexFormat.of().formatHex(hash, 0, HASH_BYTES));
  }

  /// The folder of the server.
  public static Path server(Path home) {
    return home.resolve("server");
  }

  private static Path clients(Path home) {
    return home.resolve("clients");
  }

  /// The folders of all nodes that there are.
  ///
  /// @throws IOException when they cannot be listed
  public static List<Path> all(Path home) throws IOException {
    var all = new ArrayList<Path>();
    if (Files.isDirectory(clients(home))) {
      try (Stream<Path> clients = Files.list(clients(home))) {
        clients.sorted().forEach(all::add);
      }
    }
    if (Files.isDirectory(server(home))) {
      all.add(server(home));
    }
    return all;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }
}
