package chat.parley.bench.ours;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.bench.misbehaving.Misbehaviour;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Which plugins a client has beside it.
sealed interface Company {

  /// The word for none at all.
  String NONE = "none";

  /// Their jars.
  ///
  /// @param folder where those can be written that are not there yet
  List<Path> jars(Path folder) throws IOException;

  /// The company that this word stands for: `none`, a [Misbehaviour], or the folder with the
  /// modules of the plugins that Parley ships.
  static Company of(String word) {
    if (word.equals(NONE)) {
      return new Nobody();
    }
    for (Misbehaviour kind : Misbehaviour.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return new OneThat(kind);
      }
    }
    return new Shipped(Path.of(word));
  }

  /// No plugins.
  record Nobody() implements Company {
    @Override
    public List<Path> jars(Path folder) {
      return List.of();
    }
  }

  /// One that behaves badly.
  record OneThat(Misbehaviour behaves) implements Company {
    @Override
    public List<Path> jars(Path folder) throws IOException {
      return List.of(behaves.jar(folder));
    }
  }

  /// All that these modules have built, if they are made for clients; they have nothing to do.
  record Shipped(Path modules) implements Company {

    private static final List<String> TARGETS = List.of("target/quick", "target");

    @Override
    public List<Path> jars(Path folder) throws IOException {
      List<Path> built;
      try (Stream<Path> found = Files.list(modules)) {
        built = found.sorted().toList();
      }
      var jars = new ArrayList<Path>();
      for (Path module : built) {
        for (Path jar : builtBy(module)) {
          if (isForClients(jar)) {
            jars.add(jar);
          }
        }
      }
      if (jars.isEmpty()) {
        throw new IOException("no plugins are built in %s".formatted(modules.toAbsolutePath()));
      }
      return jars;
    }

    /// Of the quick build, which the run script has brought up to date, before all others.
    private static List<Path> builtBy(Path module) throws IOException {
      for (String target : TARGETS) {
        Path folder = module.resolve(target);
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(Shipped::isPlugin).toList();
            if (!jars.isEmpty()) {
              return jars;
            }
          }
        }
      }
      return List.of();
    }

    private static boolean isPlugin(Path file) {
      return String.valueOf(file.getFileName()).matches("parley-plugin-.*\\.jar");
    }

    private static boolean isForClients(Path jar) throws IOException {
      try (var file = new JarFile(jar.toFile())) {
        var entry = file.getEntry(Descriptor.FILE);
        if (entry == null) {
          throw new IOException("%s is no plugin".formatted(jar));
        }
        try (var text = new InputStreamReader(file.getInputStream(entry), UTF_8)) {
          return Descriptor.parse(text).sides().contains(Side.CLIENT);
        }
      }
    }
  }
}
