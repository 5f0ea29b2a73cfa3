package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file that holds a node's private keys: the two seeds that they are made from, as text.
final class IdentityFile {

  static final String FILE = "identity";

  private static final Pattern CONTENT =
      Pattern.compile("parley identity 1\\Rsigning ([0-9a-f]{64})\\Ragreement ([0-9a-f]{64})\\R?");

  private IdentityFile() {}

  /// Whether the folder has one.
  static boolean isIn(DataFolder folder) {
    return Files.exists(folder.file(FILE));
  }

  /// The identity in the folder; a new one, flushed to the disk, if there is none yet.
  static Identity in(DataFolder folder, Crypto crypto) throws IOException {
    return isIn(folder)
        ? read(folder, folder.file(FILE), crypto)
        : create(folder.file(FILE), crypto);
  }

  /// The identity in a file that belongs to the folder, or shall.
  static Identity read(DataFolder folder, Path file, Crypto crypto) throws IOException {
    String content = new String(Files.readAllBytes(file), US_ASCII);
    if (PrivateFiles.isOpenToOthers(file)) {
      throw DataFolder.unusable(
          folder.path(),
          "has an identity file open to others (%s)".formatted(PrivateFiles.permissions(file)),
          "run: chmod 600 " + file);
    }
    Matcher seeds = CONTENT.matcher(content);
    if (!seeds.matches()) {
      throw DataFolder.unusable(
          folder.path(), "has a damaged file named identity", "restore the folder from a backup");
    }
    return Identity.of(
        crypto, HexFormat.of().parseHex(seeds.group(1)), HexFormat.of().parseHex(seeds.group(2)));
  }

  private static Identity create(Path file, Crypto crypto) throws IOException {
    var random = new SecureRandom();
    byte[] signing = new byte[SigningKey.SEED_LENGTH];
    byte[] agreement = new byte[AgreementKey.SEED_LENGTH];
    random.nextBytes(signing);
    random.nextBytes(agreement);
    HexFormat hex = HexFormat.of();
    String content =
        "parley identity 1\nsigning %s\nagreement %s\n"
            .formatted(hex.formatHex(signing), hex.formatHex(agreement));
    PrivateFiles.replace(file, content.getBytes(US_ASCII));
    return Identity.of(crypto, signing, agreement);
  }
}
