package chat.parley.engine.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.TeamKey;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key of the closed network that all nodes of a home belong to, in a file that only its owner
/// can read.
///
/// @param path where it is
public record TeamKeyFile(Path path) {

  private static final Pattern CONTENT =
      Pattern.compile("parley team key 1\\Rkey ([0-9a-f]{64})\\R?");

  /// That of this home.
  public static TeamKeyFile in(Path home) {
    return new TeamKeyFile(home.resolve("team-key"));
  }

  /// The key; empty if there is none.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when it cannot be read, is damaged, or
  ///   others can read it
  public Optional<TeamKey> read() {
    try {
      String content = Files.readString(path, US_ASCII);
      if (PrivateFiles.isOpenToOthers(path)) {
        throw refusal("is open to others; run: chmod 600 " + path);
      }
      Matcher key = CONTENT.matcher(content);
      if (!key.matches()) {
        throw refusal("holds no team key; get the right file, or delete this one");
      }
      return Optional.of(TeamKey.of(HexFormat.of().parseHex(key.group(1))));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw refusal("cannot be read (%s)".formatted(PrivateFiles.reason(e)));
    }
  }

  /// Keeps a key; there must be none yet.
  public void write(TeamKey key) {
    if (Files.exists(path)) {
      throw refusal("is there already; to put another in its place: parley key team forget");
    }
    String text = "parley team key 1\nkey %s\n".formatted(HexFormat.of().formatHex(key.secret()));
    try {
      Path home = path.toAbsolutePath().getParent();
      if (home != null) {
        PrivateFiles.createFolders(home);
      }
      PrivateFiles.replace(path.toAbsolutePath(), text.getBytes(US_ASCII));
    } catch (IOException e) {
      throw refusal("cannot be written (%s)".formatted(PrivateFiles.reason(e)));
    }
  }

  /// Deletes the key; answers whether there was one.
  public boolean delete() {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      throw refusal("cannot be deleted (%s)".formatted(PrivateFiles.reason(e)));
    }
  }

  private ParleyException refusal(String why) {
    return new ParleyException(
        ErrorCode.DATA_UNUSABLE, "the team key file %s %s".formatted(path, why));
  }
}
