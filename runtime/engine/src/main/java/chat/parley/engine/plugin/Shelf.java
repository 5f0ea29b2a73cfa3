package chat.parley.engine.plugin;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.engine.plugin.Shelved.State;
import chat.parley.engine.plugin.folder.DisabledIds;
import chat.parley.engine.plugin.folder.FolderWatch;
import chat.parley.engine.plugin.jar.Inspection;
import chat.parley.engine.plugin.jar.JarCheck;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder that plugins run from, for whoever sees to it and runs none of them himself: what is
/// in it, and what a host would say to that.
///
/// Hosts that watch the folder follow whatever is changed here. Reads the folder anew each time.
///
/// @param folder where the jars are; need not be there
/// @param check which of them may be loaded
public record Shelf(Path folder, JarCheck check) {

  private static final Inspection ANY = new Inspection(JarCheck.NONE);

  /// All jars, by the names of their files.
  ///
  /// @throws Refusal when the folder cannot be read
  public List<Shelved> all() throws Refusal {
    Set<String> disabled = disabled();
    var found = new LinkedHashMap<String, Shelved>();
    var jars = new HashMap<String, PluginJar>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      try {
        PluginJar jar = ANY.inspect(name, file);
        Shelved shelved = judged(jar);
        found.put(name, shelved);
        if (shelved.state() == State.ENABLED) {
          jars.put(name, jar);
        }
      } catch (Refusal e) {
        found.put(name, new Shelved(name, null, "", State.REFUSED, e.why()));
      }
    }
    var plans = new EnumMap<Side, Plan>(Side.class);
    for (Side side : Side.values()) {
      var inOrder = found.keySet().stream().filter(jars::containsKey).map(jars::get).toList();
      plans.put(
          side,
          new Plan(inOrder, side, it -> disabled.contains(it.id()) ? "it is disabled" : null));
    }
    jars.forEach((name, jar) ->
        found.computeIfPresent(
            name, (_, it) -> planned(it, jar, plans, disabled.contains(jar.id()))));
    return List.copyOf(found.values());
  }

  private List<Path> files() throws Refusal {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FolderWatch.isJar(String.valueOf(file.getFileName())))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Set<String> disabled() throws Refusal {
    try {
      return new DisabledIds(folder).read();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Why nothing can be done here.
  public Refusal unusable(IOException why) {
    return new Refusal(
        "the folder of plugins %s cannot be used: %s".formatted(folder, PrivateFiles.reason(why)),
        why);
  }

  private Shelved judged(PluginJar jar) {
    return switch (check.judge(jar.copy())) {
      case JarCheck.Verdict.Accepted(String signer) ->
          new Shelved(jar.file(), jar.descriptor(), signer, State.ENABLED, "");
      case JarCheck.Verdict.Refused(String why) -> refused(jar, why);
      case JarCheck.Verdict.Untrusted(String why) -> refused(jar, why);
    };
  }

  private static Shelved refused(PluginJar jar, String why) {
    return new Shelved(jar.file(), jar.descriptor(), "", State.REFUSED, jar.file() + " " + why);
  }

  /// What the plan of the side that the jar is made for says of it.
  private static Shelved planned(
      Shelved it, PluginJar jar, Map<Side, Plan> plans, boolean isDisabled) {
    Plan plan = plans.get(jar.descriptor().sides().getFirst());
    String why = plan == null ? "" : plan.refused().getOrDefault(jar, "");
    State state = why.isEmpty() ? State.ENABLED : isDisabled ? State.DISABLED : State.REFUSED;
    return new Shelved(it.file(), it.descriptor(), it.signer(), state, why);
  }

  /// The first file that is the plugin of this id.
  ///
  /// @throws Refusal when the folder cannot be read
  public Optional<Shelved> find(String id) throws Refusal {
    return all().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Which plugins need this one.
  ///
  /// @throws Refusal when the folder cannot be read
  public List<String> needing(String id) throws Refusal {
    return all().stream()
        .map(Shelved::descriptor)
        .filter(it -> it != null && it.needs().contains(id))
        .map(Descriptor::id)
        .distinct()
        .toList();
  }

  /// Where a jar of this plugin belongs: in the place of the one that is there, so that it is
  /// replaced in one step, or under the plugin's own name.
  ///
  /// @throws Refusal when the place is taken by another plugin, or the folder cannot be read
  public Path placeOf(String id) throws Refusal {
    String own = id + ".jar";
    String file = find(id).map(Shelved::file).orElse(own);
    for (Shelved other : all()) {
      if (other.file().equals(file) && !other.id().isEmpty() && !other.id().equals(id)) {
        throw new Refusal(
            "%s is the plugin %s; rename it".formatted(folder.resolve(file), other.id()));
      }
    }
    return folder.resolve(file);
  }

  /// Puts a complete jar in its place, in one step and for good, and deletes what else is there of
  /// the same plugin.
  ///
  /// @param fresh on the same file system; it is moved away
  /// @throws Refusal when that cannot be done; what was there before is still there then
  public Path put(Path fresh, String id) throws Refusal {
    Path place = placeOf(id);
    try {
      PrivateFiles.publish(fresh, place);
    } catch (IOException e) {
      throw unusable(e);
    }
    for (Shelved other : all()) {
      Path file = folder.resolve(other.file());
      if (other.id().equals(id) && !file.equals(place)) {
        delete(file);
      }
    }
    return place;
  }

  private void delete(Path file) throws Refusal {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Deletes all jars of a plugin; whoever disables it by name has done so in vain.
  ///
  /// @return the names of their files; none if there is no such plugin
  /// @throws Refusal when one cannot be deleted
  public List<String> remove(String id) throws Refusal {
    var gone = new ArrayList<String>();
    for (Shelved shelved : all()) {
      if (shelved.id().equals(id)) {
        delete(folder.resolve(shelved.file()));
        gone.add(shelved.file());
      }
    }
    if (!gone.isEmpty()) {
      setDisabled(id, false);
    }
    return gone;
  }

  /// Keeps a plugin from running until it is enabled; beside hosts that run already, it ends.
  ///
  /// @return whether there is such a plugin
  /// @throws Refusal when that cannot be written down
  public boolean disable(String id) throws Refusal {
    if (find(id).isEmpty()) {
      return false;
    }
    setDisabled(id, true);
    return true;
  }

  /// Lets a plugin run that was disabled, or that a host has switched off for its failures.
  ///
  /// @return whether there is such a plugin
  /// @throws Refusal when that cannot be written down
  public boolean enable(String id) throws Refusal {
    Optional<Shelved> found = find(id);
    if (found.isPresent() && !setDisabled(id, false)) {
      touch(folder.resolve(found.get().file()));
    }
    return found.isPresent();
  }

  /// To a host it is a new jar then, which gets another chance.
  private void touch(Path file) throws Refusal {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Whether that is news.
  private boolean setDisabled(String id, boolean isDisabled) throws Refusal {
    var ids = new TreeSet<>(disabled());
    boolean isNews = isDisabled ? ids.add(id) : ids.remove(id);
    if (isNews) {
      try {
        new DisabledIds(folder).write(ids);
      } catch (IOException e) {
        throw unusable(e);
      }
    }
    return isNews;
  }
}
