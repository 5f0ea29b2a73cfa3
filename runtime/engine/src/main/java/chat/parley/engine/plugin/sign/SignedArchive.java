package chat.parley.engine.plugin.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An archive with a signature in its comment, which is the last thing in the file.
///
/// Signed is every byte of the file as it is with an empty comment. So there is no byte that is not
/// signed but for the signature itself, and it does not matter how somebody reads the archive; and
/// whatever reads archives reads this one.
final class SignedArchive {

  private static final String KIND = "parley-signature ";
  private static final Pattern COMMENT =
      Pattern.compile(KIND + "1 (ed25519:[A-Za-z0-9_-]{43}) ([A-Za-z0-9_-]{86})");
  private static final int COMMENT_BYTES = KIND.length() + 2 + SignerKey.LENGTH + 1 + 86;

  /// Set before the digest, so that a signature of something else with this key is none of a jar.
  private static final byte[] PURPOSE = "parley plugin signature 1\n".getBytes(US_ASCII);

  /// The end of an archive's directory begins so (APPNOTE.TXT, section 4.3.16). Its last field is
  /// the length of the comment behind it.
  private static final byte[] END = {'P', 'K', 5, 6};

  private static final int END_BYTES = 22;
  private static final int LENGTH_BYTES = 2;
  private static final int COMMENT_BYTES_MAX = 65_535;
  private static final int BUFFER_BYTES = 65_536;

  private SignedArchive() {}

  static JarSignature read(Path jar) throws IOException {
    long bytes = Files.size(jar);
    byte[] tail = tail(jar, bytes, END_BYTES + COMMENT_BYTES);
    Matcher parts = COMMENT.matcher(new String(tail, US_ASCII));
    if (!isEnd(tail, 0) || !parts.find(END_BYTES) || parts.start() != END_BYTES) {
      // Whoever has cut or lengthened a signature shall not have made an unsigned jar of it.
      return new String(tail, US_ASCII).contains(KIND)
          ? new JarSignature.Broken()
          : new JarSignature.None();
    }
    SignerKey signer;
    try {
      signer = SignerKey.parse(parts.group(1));
    } catch (IllegalArgumentException _) {
      return new JarSignature.Broken();
    }
    byte[] signature = Base64.getUrlDecoder().decode(parts.group(2));
    boolean isGood =
        base64(signature).equals(parts.group(2))
            && new JdkCrypto().verify(signer.key(), message(jar, bytes - COMMENT_BYTES), signature);
    return isGood ? new JarSignature.Good(signer, parts.group(2)) : new JarSignature.Broken();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static void write(Path jar, SigningKey key) throws IOException {
    long bytes = Files.size(jar);
    byte[] tail = tail(jar, bytes, END_BYTES + COMMENT_BYTES_MAX);
    int end = tail.length - END_BYTES;
    while (end >= 0 && !isEnd(tail, end)) {
      end--;
    }
    if (end < 0) {
      throw new IOException("it is no archive");
    }
    long bare = bytes - tail.length + end + END_BYTES;
    String signature = base64(new JdkCrypto().sign(key, message(jar, bare)));
    String comment = "%s1 %s %s".formatted(KIND, new SignerKey(key.publicKey()), signature);
    Path fresh = jar.resolveSibling("." + jar.getFileName() + ".new");
    try {
      try (InputStream in = Files.newInputStream(jar);
          OutputStream out = Files.newOutputStream(fresh)) {
        copy(in, bare - LENGTH_BYTES, out::write);
        out.write(comment.length());
        out.write(comment.length() >> 8);
        out.write(comment.getBytes(US_ASCII));
      }
      Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Whether the directory's end begins here, with a comment that ends with the file.
  private static boolean isEnd(byte[] tail, int at) {
    int behind = at + END_BYTES;
    if (tail.length < behind || !Arrays.equals(tail, at, at + END.length, END, 0, END.length)) {
      return false;
    }
    int comment = (tail[behind - 2] & 0xFF) | (tail[behind - 1] & 0xFF) << 8;
    return behind + comment == tail.length;
  }

  private static byte[] tail(Path file, long bytes, int atMost) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, bytes - atMost));
      return in.readNBytes(atMost);
    }
  }

  /// What is signed.
  ///
  /// @param bare how many bytes of the file stand before the comment
  private static byte[] message(Path jar, long bare) throws IOException {
    MessageDigest digest = Digest.sha256();
    try (InputStream in = Files.newInputStream(jar)) {
      copy(in, bare - LENGTH_BYTES, digest::update);
    }
    byte[] content = digest.digest(new byte[LENGTH_BYTES]);
    byte[] message = Arrays.copyOf(PURPOSE, PURPOSE.length + content.length);
    System.arraycopy(content, 0, message, PURPOSE.length, content.length);
    return message;
  }

  /// Takes bytes.
  private interface Sink {
    void take(byte[] bytes, int start, int count) throws IOException;
  }

  private static void copy(InputStream in, long bytes, Sink sink) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("it was changed while it was read");
      }
      sink.take(buffer, 0, read);
      left -= read;
    }
  }
}
