package chat.parley.engine.plugin.sign;

import chat.parley.engine.plugin.jar.JarCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets jars be loaded that came with Parley, that somebody has signed whom the owner of the folder
/// trusts, or, where he has said so, any jar: a plugin is trusted code, and a file that got into a
/// folder is no reason to trust it.
///
/// Reads everything anew each time: what is trusted may change while a host runs.
public final class SignatureCheck implements JarCheck {

  /// The file by which the owner of a folder lets jars be loaded that nobody vouches for.
  public static final String CONSENT = "allow-unsigned";

  private final Path folder;
  private final @Nullable Path shipped;
  private final boolean allowsUnsigned;

  /// The check of this folder.
  ///
  /// @param folder holds the jars, and beside them [TrustedKeys#FILE] and perhaps [#CONSENT]
  /// @param shipped the jars that came with Parley; null if none did
  /// @param allowsUnsigned whether the owner has said for this run what [#CONSENT] says for all
  public SignatureCheck(Path folder, @Nullable Path shipped, boolean allowsUnsigned) {
    this.folder = folder;
    this.shipped = shipped;
    this.allowsUnsigned = allowsUnsigned;
  }

  @Override
  public Set<String> settings() {
    return Set.of(TrustedKeys.FILE, CONSENT);
  }

  /// Whether any jar may be loaded, as long as it was not changed after it was signed.
  public boolean allowsUnsigned() {
    return allowsUnsigned || Files.exists(folder.resolve(CONSENT));
  }

  /// Who vouches for a jar.
  ///
  /// @throws IOException when that cannot be found out; the message says why
  public Standing standing(Path jar) throws IOException {
    return switch (JarSignature.of(jar)) {
      case JarSignature.Broken _ -> new Standing.Broken();
      case JarSignature.None _ -> isShipped(jar) ? new Standing.Shipped() : new Standing.Unsigned();
      case JarSignature.Good(SignerKey signer, _) -> {
        Map<SignerKey, String> trusted = new TrustedKeys(folder).read();
        String name = trusted.get(signer);
        yield name == null ? new Standing.Unknown(signer) : new Standing.Trusted(signer, name);
      }
    };
  }

  @Override
  public Verdict judge(Path jar) {
    try {
      return switch (standing(jar)) {
        case Standing.Shipped _ -> new Verdict.Accepted("Parley");
        case Standing.Trusted(SignerKey signer, String name) ->
            new Verdict.Accepted(name.isEmpty() ? signer.brief() : name);
        case Standing.Unknown(SignerKey signer) ->
            unless(
                "is signed by %1$s, whom you do not trust; if you do: parley plugin trust %1$s"
                    .formatted(signer));
        case Standing.Unsigned _ ->
            unless(
                "is not signed; to load it all the same, start Parley with --allow-unsigned, or"
                    + " make the file "
                    + folder.resolve(CONSENT));
        case Standing.Broken _ ->
            new Verdict.Refused("was changed after it was signed; get it again");
      };
    } catch (IOException e) {
      return new Verdict.Refused("cannot be checked: %s".formatted(e.getMessage()));
    }
  }

  private Verdict unless(String why) {
    return allowsUnsigned() ? new Verdict.Accepted("") : new Verdict.Untrusted(why);
  }

  /// Compares bytes and no names: those who may write there could replace Parley itself.
  private boolean isShipped(Path jar) throws IOException {
    if (shipped == null || !Files.isDirectory(shipped)) {
      return false;
    }
    try (var files = Files.newDirectoryStream(shipped, "*.jar")) {
      for (Path file : files) {
        if (Files.mismatch(file, jar) < 0) {
          return true;
        }
      }
    }
    return false;
  }
}
