package chat.parley.launcher;

import chat.parley.api.spi.Descriptor;
import chat.parley.engine.plugin.Shelf;
import chat.parley.engine.plugin.Shelved;
import chat.parley.engine.plugin.StoredData;
import chat.parley.engine.plugin.index.FolderSource;
import chat.parley.engine.plugin.index.Installation;
import chat.parley.engine.plugin.index.Installation.Installed;
import chat.parley.engine.plugin.index.Offered;
import chat.parley.engine.plugin.index.PluginIndex;
import chat.parley.engine.plugin.index.Source;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.sign.SignatureCheck;
import chat.parley.engine.plugin.sign.SignerKey;
import chat.parley.engine.plugin.sign.TrustedKeys;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.Overview;
import chat.parley.launcher.text.TableText;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands that see to the plugins of a home: what is there, what comes and what goes.
final class Keeping {

  private static final List<String> HEAD = List.of("PLUGIN", "VERSION", "STATE", "SIGNER", "NOTE");

  private static final List<String> OFFERS_HEAD =
      List.of("PLUGIN", "VERSION", "INSTALLED", "SIGNER", "NOTE");

  private static final String VARIABLE = "PARLEY_PLUGINS";

  private final Surroundings surroundings;
  private final PluginHome home;
  private final Shelf shelf;

  Keeping(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.home = PluginHome.usual(surroundings, false);
    this.shelf = home.shelf();
    Logs.nowhere();
  }

  ExitCode run(PluginCommand.ShowList list) throws Refusal, InterruptedException {
    if (list.available() || list.from() != null) {
      return offers(list);
    }
    List<Shelved> all = shelf.all();
    if (all.isEmpty() && !list.json()) {
      tell(
          "nothing in %s; to see what can be installed: parley plugin list --available"
              .formatted(home.jars()));
      return ExitCode.DONE;
    }
    Overview.of(
            HEAD,
            all.stream().map(Keeping::cells).toList(),
            all.stream().map(Keeping::json).toList())
        .shown(list.json())
        .forEach(surroundings.out()::println);
    if (home.check().allowsUnsigned()) {
      tell(
          "whatever nobody has signed runs too, since there is %s"
              .formatted(home.jars().resolve(SignatureCheck.CONSENT)));
    }
    return ExitCode.DONE;
  }

  private static List<String> cells(Shelved it) {
    Descriptor descriptor = it.descriptor();
    return List.of(
        descriptor == null ? it.file() : descriptor.id(),
        descriptor == null ? "" : descriptor.version(),
        TableText.word(it.state()),
        orNobody(it.signer()),
        it.why().isEmpty() && descriptor != null ? descriptor.description() : it.why());
  }

  private static String orNobody(String signer) {
    return signer.isEmpty() ? "nobody" : signer;
  }

  private static Json json(Shelved it) {
    Descriptor descriptor = it.descriptor();
    return new Json()
        .with("plugin", it.id())
        .with("version", descriptor == null ? "" : descriptor.version())
        .with("state", TableText.word(it.state()))
        .with("signer", it.signer())
        .with("file", it.file())
        .with("description", descriptor == null ? "" : descriptor.description())
        .with("why", it.why());
  }

  private ExitCode offers(PluginCommand.ShowList list) throws Refusal, InterruptedException {
    Signals.stopBy(Thread.currentThread()::interrupt);
    Source source = source(list.from());
    PluginIndex index = source.index();
    var installed = new HashMap<String, String>();
    for (Shelved shelved : shelf.all()) {
      Descriptor descriptor = shelved.descriptor();
      if (descriptor != null) {
        installed.putIfAbsent(descriptor.id(), descriptor.version());
      }
    }
    boolean isOurs = source instanceof FolderSource(Path folder) && folder.equals(home.shipped());
    Map<SignerKey, String> trusted = trusted();
    Overview.of(
            OFFERS_HEAD,
            index.newest().stream()
                .map(it ->
                    List.of(
                        it.id(),
                        it.version(),
                        installed.getOrDefault(it.id(), "-"),
                        isOurs && it.signer().isEmpty() ? "Parley" : signer(it, trusted),
                        it.fits() ? it.descriptor().description() : misfit(it)))
                .toList(),
            index.offers().stream().map(it -> json(it, installed, isOurs)).toList())
        .shown(list.json())
        .forEach(surroundings.out()::println);
    return ExitCode.DONE;
  }

  private static String misfit(Offered offer) {
    return "requires version %s of the API".formatted(offer.descriptor().requires());
  }

  private static String signer(Offered offer, Map<SignerKey, String> trusted) {
    if (offer.signer().isEmpty()) {
      return "nobody";
    }
    SignerKey key = SignerKey.parse(offer.signer());
    String name = trusted.get(key);
    if (name == null) {
      return key.brief() + " (not trusted)";
    }
    return name.isEmpty() ? key.brief() : name;
  }

  private static Json json(Offered offer, Map<String, String> installed, boolean isOurs) {
    return new Json()
        .with("plugin", offer.id())
        .with("version", offer.version())
        .with("installed", installed.getOrDefault(offer.id(), ""))
        .with("signer", isOurs && offer.signer().isEmpty() ? "Parley" : offer.signer())
        .with("description", offer.descriptor().description())
        .with("requires", offer.descriptor().requires())
        .with("fits", offer.fits())
        .with("needs", offer.descriptor().needs())
        .with("file", offer.file())
        .with("size", offer.bytes())
        .with("sha256", offer.sha256());
  }

  private Map<SignerKey, String> trusted() throws Refusal {
    try {
      return new TrustedKeys(home.jars()).read();
    } catch (IOException e) {
      throw new Refusal(Objects.requireNonNullElse(e.getMessage(), "the trusted keys"), e);
    }
  }

  /// What is said, or what the environment says, or what came with Parley.
  private Source source(@Nullable String from) throws Refusal {
    String named = from == null ? surroundings.variable(VARIABLE) : from;
    if (!named.isEmpty()) {
      return Source.of(named);
    }
    if (home.shipped() == null) {
      throw new Misuse("nothing came with this Parley: say --from WHERE, or set " + VARIABLE);
    }
    return new FolderSource(home.shipped());
  }

  ExitCode run(PluginCommand.Install install) throws Refusal, InterruptedException {
    Signals.stopBy(Thread.currentThread()::interrupt);
    Shelf target = PluginHome.usual(surroundings, install.allowUnsigned()).shelf();
    try (Installation installation = Installation.onto(target)) {
      if (isFile(install.what())) {
        boolean hasSource = install.from() != null || home.shipped() != null;
        installation.fetch(Path.of(install.what()), hasSource ? source(install.from()) : null);
      } else {
        String[] words = install.what().split("@", 2);
        installation.fetch(source(install.from()), words[0], words.length > 1 ? words[1] : null);
      }
      for (Installed installed : installation.finish()) {
        tellOf(installed);
        warn(installed);
      }
      return ExitCode.DONE;
    }
  }

  /// Ids have neither dots nor slashes.
  static boolean isFile(String what) {
    return what.endsWith(".jar") || what.contains("/");
  }

  private void tellOf(Installed installed) {
    Descriptor descriptor = installed.jar().descriptor();
    String plugin = descriptor.id() + " " + descriptor.version();
    String signer =
        installed.jar().signer().isEmpty()
            ? "signed by nobody"
            : "from " + installed.jar().signer();
    if (!installed.isNews()) {
      say("%s is there already, in %s".formatted(plugin, installed.place()));
    } else if (installed.before().isEmpty()) {
      say("%s, %s, is in %s".formatted(plugin, signer, installed.place()));
    } else {
      say(
          "%s, %s, has replaced %s in %s"
              .formatted(plugin, signer, installed.before(), installed.place()));
    }
  }

  /// What may keep it from running all the same.
  private void warn(Installed installed) throws Refusal {
    Shelved now = shelf.find(installed.jar().id()).orElse(null);
    if (now == null || now.state() == Shelved.State.ENABLED) {
      return;
    }
    tell(
        switch (now.state()) {
          case DISABLED -> "it is disabled; to let it run: parley plugin enable " + now.id();
          case ENABLED, REFUSED -> now.why();
        });
  }

  ExitCode run(PluginCommand.Remove remove) throws Refusal {
    String id = remove.id();
    List<String> needing = shelf.needing(id);
    List<String> gone = shelf.remove(id);
    if (gone.isEmpty()) {
      throw unknown(shelf, id);
    }
    gone.forEach(file -> say("%s is gone".formatted(shelf.folder().resolve(file))));
    needing.forEach(other -> tell("%s needs it, and does not run without it".formatted(other)));
    if (remove.data()) {
      new StoredData(home.folder()).delete(id).forEach(path -> say("%s is gone".formatted(path)));
    }
    return ExitCode.DONE;
  }

  ExitCode enable(String id) throws Refusal {
    if (!shelf.enable(id)) {
      throw unknown(shelf, id);
    }
    say("%s is enabled".formatted(id));
    shelf.find(id).map(Shelved::why).filter(why -> !why.isEmpty()).ifPresent(this::tell);
    return ExitCode.DONE;
  }

  ExitCode disable(String id) throws Refusal {
    if (!shelf.disable(id)) {
      throw unknown(shelf, id);
    }
    say("%s is disabled".formatted(id));
    return ExitCode.DONE;
  }

  static Refusal unknown(Shelf shelf, String id) throws Refusal {
    List<String> ids =
        shelf.all().stream().map(Shelved::id).filter(it -> !it.isEmpty()).distinct().toList();
    return new Refusal(
        "there is no plugin %s in %s; there is: %s"
            .formatted(id, shelf.folder(), ids.isEmpty() ? "nothing" : String.join(", ", ids)));
  }

  ExitCode index(Path folder) throws Refusal {
    PluginIndex index = new FolderSource(folder).write();
    for (Offered offer : index.offers()) {
      say("%s: %s, signed by %s".formatted(offer.file(), offer, orNobody(offer.signer())));
    }
    say(
        "%s: plugins: %d, versions: %d"
            .formatted(
                folder.resolve(PluginIndex.FILE), index.newest().size(), index.offers().size()));
    if (Files.isDirectory(folder) && index.offers().isEmpty()) {
      tell("there are no jars in " + folder);
    }
    return ExitCode.DONE;
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }

  private void tell(String line) {
    surroundings.err().println("parley: " + TerminalText.line(line));
  }
}
