package chat.parley.launcher;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import chat.parley.core.crypto.SigningKey;
import chat.parley.engine.plugin.Shelf;
import chat.parley.engine.plugin.Shelved;
import chat.parley.engine.plugin.jar.Inspection;
import chat.parley.engine.plugin.jar.JarCheck;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.sign.JarSignature;
import chat.parley.engine.plugin.sign.SignerKey;
import chat.parley.engine.plugin.sign.SigningKeyFile;
import chat.parley.engine.plugin.sign.Standing;
import chat.parley.engine.plugin.sign.TrustedKeys;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.Overview;
import chat.parley.launcher.text.TableText;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The commands about signatures: who vouches for a jar, and whom the owner of a home trusts.
final class Vouching {

  private static final Inspection ANY = new Inspection(JarCheck.NONE);

  private final Surroundings surroundings;
  private final PluginHome home;
  private final TrustedKeys trusted;

  Vouching(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.home = PluginHome.usual(surroundings, false);
    this.trusted = new TrustedKeys(home.jars());
    Logs.nowhere();
  }

  /// What reads or writes files.
  private interface Step<T> {
    T take() throws IOException, Refusal;
  }

  /// What the environment refuses is told in words.
  private static <T> T told(Step<T> step) throws Refusal {
    try {
      return step.take();
    } catch (FileSystemException e) {
      throw new Refusal("%s: %s".formatted(e.getFile(), PrivateFiles.reason(e)), e);
    } catch (IOException e) {
      throw new Refusal(String.valueOf(e.getMessage()), e);
    }
  }

  ExitCode sign(List<Path> jars) throws Refusal {
    if (jars.isEmpty()) {
      throw new Misuse("say which jars are to be signed");
    }
    var plugins = new ArrayList<PluginJar>();
    for (Path jar : jars) {
      plugins.add(ANY.inspect(jar.toString(), jar));
    }
    var file = new SigningKeyFile(home.folder());
    boolean isNew = !file.exists();
    SigningKey key = told(file::key);
    var signer = new SignerKey(key.publicKey());
    if (isNew) {
      tell("your key is new: keep %s and show it to nobody".formatted(file.file()));
      tell("whoever trusts you types: parley plugin trust %s --name YOU".formatted(signer));
    }
    for (PluginJar plugin : plugins) {
      told(() -> {
        JarSignature.sign(plugin.copy(), key);
        return plugin;
      });
      say(
          "%s, %s %s, is signed by %s"
              .formatted(plugin.file(), plugin.id(), plugin.descriptor().version(), signer));
    }
    return ExitCode.DONE;
  }

  ExitCode run(PluginCommand.Verify verify) throws Refusal {
    Path file = file(verify.what());
    PluginJar jar = ANY.inspect(file.toString(), file);
    Standing standing = told(() -> home.check().standing(file));
    Descriptor descriptor = jar.descriptor();
    boolean fits = VersionRange.parse(descriptor.requires()).contains(VersionRange.API_VERSION);
    String signer =
        switch (standing) {
          case Standing.Trusted(SignerKey key, _) -> key.toString();
          case Standing.Unknown(SignerKey key) -> key.toString();
          case Standing.Shipped _, Standing.Unsigned _, Standing.Broken _ -> "";
        };
    if (verify.json()) {
      surroundings
          .out()
          .println(
              new Json()
                  .with("plugin", descriptor.id())
                  .with("version", descriptor.version())
                  .with("description", descriptor.description())
                  .with("requires", descriptor.requires())
                  .with("fits", fits)
                  .with("needs", descriptor.needs())
                  .with("sides", descriptor.sides().stream().map(TableText::word).toList())
                  .with("signer", signer)
                  .with("standing", word(standing)));
    } else {
      say("%s %s: %s".formatted(descriptor.id(), descriptor.version(), descriptor.description()));
      say(
          "  requires  version %s of the API, and this is %s"
              .formatted(descriptor.requires(), VersionRange.API_VERSION));
      say("  needs     " + orNothing(descriptor.needs()));
      say("  runs      beside a " + beside(descriptor.sides()));
      say("  signed    " + words(standing));
    }
    return switch (standing) {
      case Standing.Trusted _, Standing.Shipped _ -> fits ? ExitCode.DONE : ExitCode.FAILED;
      case Standing.Unknown _, Standing.Unsigned _ -> ExitCode.REFUSED;
      case Standing.Broken _ -> ExitCode.FAILED;
    };
  }

  private Path file(String what) throws Refusal {
    if (Keeping.isFile(what)) {
      return Path.of(what);
    }
    Shelf shelf = home.shelf();
    Shelved found = shelf.find(what).orElse(null);
    if (found == null) {
      throw Keeping.unknown(shelf, what);
    }
    return home.jars().resolve(found.file());
  }

  private static String orNothing(List<String> needs) {
    return needs.isEmpty() ? "no other plugin" : String.join(", ", needs);
  }

  private static String beside(List<Side> sides) {
    return String.join(" or a ", sides.stream().map(TableText::word).toList());
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case Standing.Shipped _ -> "shipped";
      case Standing.Trusted _ -> "trusted";
      case Standing.Unknown _ -> "unknown";
      case Standing.Unsigned _ -> "unsigned";
      case Standing.Broken _ -> "broken";
    };
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case Standing.Shipped _ -> "by nobody, but it came with this Parley";
      case Standing.Trusted(SignerKey key, String name) ->
          "by %s, whom you trust".formatted(name.isEmpty() ? key : "%s (%s)".formatted(name, key));
      case Standing.Unknown(SignerKey key) ->
          "by %1$s, whom you do not trust; if you do: parley plugin trust %1$s".formatted(key);
      case Standing.Unsigned _ -> "by nobody";
      case Standing.Broken _ -> "by somebody, but it was changed since; get it again";
    };
  }

  ExitCode run(PluginCommand.Trust trust) throws Refusal {
    return trust.key().isEmpty() ? showTrusted(trust.json()) : trust(trust);
  }

  private ExitCode showTrusted(boolean isJson) throws Refusal {
    SequencedMap<SignerKey, String> keys = told(trusted::read);
    if (keys.isEmpty() && !isJson) {
      tell("nobody is trusted, but those who made this Parley");
      return ExitCode.DONE;
    }
    Overview.of(
            List.of("KEY", "NAME"),
            keys.entrySet().stream()
                .map(it -> List.of(it.getKey().toString(), it.getValue()))
                .toList(),
            keys.entrySet().stream()
                .map(it ->
                    new Json().with("key", it.getKey().toString()).with("name", it.getValue()))
                .toList())
        .shown(isJson)
        .forEach(surroundings.out()::println);
    return ExitCode.DONE;
  }

  private ExitCode trust(PluginCommand.Trust trust) throws Refusal {
    SignerKey key = key(trust.key());
    String name = trust.name().strip();
    if (name.length() > TrustedKeys.NAME_MAX || name.lines().count() > 1) {
      throw new Misuse(
          "name is %s, must be one line of at most %d characters"
              .formatted(name, TrustedKeys.NAME_MAX));
    }
    SequencedMap<SignerKey, String> keys = told(trusted::read);
    keys.put(key, name);
    write(keys);
    say(
        "what %s has signed may run here"
            .formatted(name.isEmpty() ? key : "%s (%s)".formatted(name, key)));
    return ExitCode.DONE;
  }

  private static SignerKey key(String text) {
    try {
      return SignerKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  ExitCode distrust(String who) throws Refusal {
    SequencedMap<SignerKey, String> keys = told(trusted::read);
    List<SignerKey> meant =
        keys.entrySet().stream()
            .filter(it -> it.getKey().toString().equals(who) || it.getValue().equals(who))
            .map(Map.Entry::getKey)
            .toList();
    if (meant.size() != 1) {
      throw new Refusal(
          "%s of the trusted keys %s; to see them: parley plugin trust"
              .formatted(meant.isEmpty() ? "none" : "more than one", "is " + who));
    }
    keys.remove(meant.getFirst());
    write(keys);
    say("what %s has signed runs here no more".formatted(who));
    return ExitCode.DONE;
  }

  private void write(SequencedMap<SignerKey, String> keys) throws Refusal {
    told(() -> {
      trusted.write(keys);
      return keys;
    });
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }

  private void tell(String line) {
    surroundings.err().println("parley: " + TerminalText.line(line));
  }
}
