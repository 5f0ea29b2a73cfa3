package chat.parley.engine.plugin.sign;

import chat.parley.core.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Path;

/// What a jar says of who has signed it.
public sealed interface JarSignature {

  /// Nobody has.
  record None() implements JarSignature {}

  /// Somebody has signed what is there.
  ///
  /// @param value the signature, 86 letters, digits, `-` and `_`
  record Good(SignerKey signer, String value) implements JarSignature {}

  /// What is there is not what was signed.
  record Broken() implements JarSignature {}

  /// The signature of a file, which need not be a jar.
  ///
  /// @throws IOException when it cannot be read
  static JarSignature of(Path jar) throws IOException {
    return SignedArchive.read(jar);
  }

  /// Signs a jar, in place of whoever has signed it before. The file has its old content or its new
  /// one at every moment.
  ///
  /// @throws IOException when it is no archive, or cannot be read or written
  static void sign(Path jar, SigningKey key) throws IOException {
    SignedArchive.write(jar, key);
  }
}
