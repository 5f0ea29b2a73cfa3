package chat.parley.engine.plugin.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.SigningKey;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The private key that the owner of a home signs plugins with, in a file that only he can read.
///
/// @param home the folder of all data
public record SigningKeyFile(Path home) {

  private static final Pattern CONTENT =
      Pattern.compile("parley plugin key 1\\Rsigning ([0-9a-f]{64})\\R?");

  /// Where it is.
  public Path file() {
    return home.resolve("plugin-key");
  }

  /// Whether there is one yet.
  public boolean exists() {
    return Files.exists(file());
  }

  /// The key; a new one, flushed to the disk, if there is none yet.
  ///
  /// @throws IOException when it cannot be read or made, is damaged, or can be read by others; the
  ///   message says what to do
  public SigningKey key() throws IOException {
    if (!exists()) {
      PrivateFiles.createFolders(home);
      byte[] seed = new byte[SigningKey.SEED_LENGTH];
      new SecureRandom().nextBytes(seed);
      String content =
          "parley plugin key 1\nsigning %s\n".formatted(HexFormat.of().formatHex(seed));
      PrivateFiles.replace(file(), content.getBytes(US_ASCII));
    }
    if (PrivateFiles.isOpenToOthers(file())) {
      throw new IOException(
          "%s is open to others (%s); run: chmod 600 %s"
              .formatted(file(), PrivateFiles.permissions(file()), file()));
    }
    // Whoever has made one at the same moment: what is in the file counts.
    Matcher seed = CONTENT.matcher(Files.readString(file(), US_ASCII));
    if (!seed.matches()) {
      throw new IOException("%s is damaged; restore it from a backup".formatted(file()));
    }
    return new JdkCrypto().signingKey(HexFormat.of().parseHex(seed.group(1)));
  }
}
