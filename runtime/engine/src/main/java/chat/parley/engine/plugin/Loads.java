package chat.parley.engine.plugin;

import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.jar.ShadowCopies;
import chat.parley.engine.time.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins that run, and the ways from one set of them to another.
///
/// A plugin is replaced together with those that need it: the new ones are made beside the old
/// ones; then the old ones end and the new ones begin. If one of them cannot be made, nothing has
/// changed. If one cannot begin, the old ones are loaded again from their copies.
///
/// Confined to the host's turn.
final class Loads {

  private static final Logger log = LoggerFactory.getLogger(Loads.class);

  private final Threads threads;
  private final ShadowCopies copies;
  private final Assembly assembly;
  private final Plugins plugins;
  private final Leftovers leftovers;

  /// By id, each behind those that it needs.
  private final Map<String, Load> running = new LinkedHashMap<>();

  /// By id, of those that run or are being replaced.
  private final Map<String, Feeds> feeds = new HashMap<>();

  /// By id, of those that run, are being replaced, or should run.
  private final Map<String, Seats> seats = new HashMap<>();

  Loads(Threads threads, ShadowCopies copies, Assembly assembly, Leftovers leftovers) {
    this.threads = threads;
    this.copies = copies;
    this.assembly = assembly;
    this.leftovers = leftovers;
    plugins = new Plugins(assembly::make);
  }

  /// What runs.
  Collection<Load> running() {
    return running.values();
  }

  /// What runs under this id.
  @Nullable Load running(String id) {
    return running.get(id);
  }

  /// Brings this jar to life, in place of the one of the same id that may run.
  ///
  /// @throws Refusal when it cannot live; what ran before runs again, or still
  void bring(PluginJar jar) throws Refusal {
    try {
      replace(withDependents(jar.id()), jar);
    } finally {
      leaveIdle();
    }
  }

  private void replace(List<Load> old, PluginJar jar) throws Refusal {
    var jars = new ArrayList<PluginJar>();
    jars.add(jar);
    old.stream().map(Load::jar).filter(it -> !it.id().equals(jar.id())).forEach(jars::add);
    List<Load> fresh = make(jars);
    old.reversed().forEach(load -> plugins.stop(load.wrapper()));
    try {
      begin(fresh);
    } catch (Refusal e) {
      fresh.reversed().forEach(this::discard);
      old.reversed().forEach(this::discard);
      restore(old);
      throw e;
    }
    old.reversed().forEach(this::discard);
    fresh.forEach(load -> running.put(load.jar().id(), load));
  }

  /// Ends the plugin of this id, and those that need it.
  void end(String id) {
    for (Load load : withDependents(id).reversed()) {
      discard(load);
      log.info("Plugin unloaded: plugin={} version={}", load.jar().id(), version(load.jar()));
    }
    leaveIdle();
  }

  private void leaveIdle() {
    feeds.forEach((id, its) -> {
      if (!running.containsKey(id)) {
        its.close();
      }
    });
    feeds.keySet().retainAll(running.keySet());
    seats.forEach((id, its) -> {
      if (!running.containsKey(id)) {
        its.shut();
      }
    });
  }

  /// Lets those plugins have no say any more that do not run, and are not meant to.
  ///
  /// @param isMeant whether the plugin of an id is meant to run
  void closeSeats(Predicate<String> isMeant) {
    seats.forEach((id, its) -> {
      if (!running.containsKey(id) && !isMeant.test(id)) {
        its.close();
      }
    });
    seats.keySet().removeIf(id -> !running.containsKey(id) && !isMeant.test(id));
  }

  private static String version(PluginJar jar) {
    return jar.descriptor().version();
  }

  private List<Load> withDependents(String id) {
    var group = new ArrayList<Load>();
    for (Load load : running.values()) {
      if (load.jar().id().equals(id) || load.needs(group)) {
        group.add(load);
      }
    }
    return group;
  }

  /// Loads what ran before once more. What cannot come back is given up, with what needs it.
  private void restore(List<Load> old) {
    for (Load load : old) {
      try {
        List<Load> again = make(List.of(load.jar()));
        try {
          begin(again);
          again.forEach(it -> running.put(it.jar().id(), it));
        } catch (Refusal e) {
          again.forEach(this::discard);
          throw e;
        }
      } catch (Refusal e) {
        log.error("Plugin lost, it does not come back: plugin={} why={}", load.jar(), e.why(), e);
      }
    }
  }

  /// Makes these, the first of which may be needed by the others; none is to be seen yet.
  private List<Load> make(List<PluginJar> jars) throws Refusal {
    var made = new LinkedHashMap<String, Load>();
    boolean complete = false;
    try {
      for (PluginJar jar : jars) {
        made.put(jar.id(), make(jar, made));
      }
      complete = true;
      return List.copyOf(made.values());
    } finally {
      if (!complete) {
        List.copyOf(made.values()).reversed().forEach(this::discard);
      }
    }
  }

  private Load make(PluginJar jar, Map<String, Load> fresh) throws Refusal {
    var needed = new ArrayList<Load>();
    for (String need : jar.descriptor().needs()) {
      Load load = fresh.containsKey(need) ? fresh.get(need) : running.get(need);
      if (load == null) {
        throw new Refusal("it needs the plugin %s, which is not loaded".formatted(need));
      }
      needed.add(load);
    }
    Path copy = copy(jar);
    var lasting =
        new Lasting(
            feeds.computeIfAbsent(jar.id(), _ -> new Feeds(threads)),
            seats.computeIfAbsent(jar.id(), _ -> new Seats(threads)));
    PluginWrapper wrapper = null;
    try {
      wrapper = plugins.load(copy, assembly.announce(jar, needed, lasting));
      var plugin = (LivePlugin) wrapper.getPlugin();
      return new Load(jar, copy, wrapper, plugin, assembly.now());
    } catch (PluginRuntimeException e) {
      if (wrapper != null) {
        unload(jar, wrapper);
      }
      copies.delete(copy);
      throw refusal(e);
    }
  }

  private Path copy(PluginJar jar) throws Refusal {
    try {
      return copies.copy(jar.copy());
    } catch (IOException e) {
      throw new Refusal("it cannot be copied: %s".formatted(e.getMessage()), e);
    }
  }

  private void begin(List<Load> fresh) throws Refusal {
    for (Load load : fresh) {
      PluginState state = plugins.startPlugin(load.wrapper().getPluginId());
      if (!state.isStarted()) {
        Throwable why = load.wrapper().getFailedException();
        throw refusal(why == null ? new IllegalStateException("it is " + state) : why);
      }
      log.info("Plugin loaded: plugin={} version={}", load.jar().id(), version(load.jar()));
    }
  }

  private static Refusal refusal(Throwable why) {
    return why.getCause() instanceof Refusal known ? known : new Refusal(Wiring.words(why), why);
  }

  /// Takes away what is left of a load, whether it has begun or not.
  private void discard(Load load) {
    plugins.stop(load.wrapper());
    // Had it not begun, or failed to, PF4J would not have stopped it.
    load.plugin().stop();
    unload(load.jar(), load.wrapper());
    copies.delete(load.copy());
    running.remove(load.jar().id(), load);
  }

  private void unload(PluginJar jar, PluginWrapper wrapper) {
    var over = new Leftover(wrapper.getPluginId(), version(jar), jar.file(), assembly.now());
    leftovers.watch(over, wrapper.getPluginClassLoader());
    plugins.unload(wrapper);
  }
}
