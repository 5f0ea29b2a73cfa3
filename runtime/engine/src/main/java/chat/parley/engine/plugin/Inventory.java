package chat.parley.engine.plugin;

import chat.parley.engine.plugin.PluginStatus.Counts;
import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.jar.ShadowCopies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The files that are there, and what is known about each; lets those run that can.
///
/// Confined to the host's turn, but for [#statuses].
final class Inventory {

  private static final Logger log = LoggerFactory.getLogger(Inventory.class);

  /// What is told of a file; the counts of one that runs are asked for when they are wanted.
  private record Entry(PluginStatus status, @Nullable Guard guard) {}

  private final Services services;
  private final Loads loads;
  private final ShadowCopies copies;

  /// By the names of their files: what is to run if it can.
  private final Map<String, PluginJar> jars = new TreeMap<>();

  /// By the names of files: why their present content cannot run.
  private final Map<String, String> faults = new TreeMap<>();

  /// What was found out when it was tried.
  private final Map<PluginJar, String> broken = new HashMap<>();

  /// By id: why the host has switched a plugin off.
  private final Map<String, String> switchedOff = new HashMap<>();

  /// The ids of those that somebody has disabled.
  private Set<String> disabled = Set.of();

  /// Whose copies are not deleted yet.
  private final Set<PluginJar> kept = new HashSet<>();

  private volatile List<Entry> entries = List.of();

  Inventory(Services services, Loads loads, ShadowCopies copies) {
    this.services = services;
    this.loads = loads;
    this.copies = copies;
  }

  /// A file has this content now. A plugin that was switched off gets another chance with it.
  void put(PluginJar jar) {
    kept.add(jar);
    jars.put(jar.file(), jar);
    faults.remove(jar.file());
    switchedOff.remove(jar.id());
    tryAgain(jar.id());
  }

  /// A file has become unusable. What was loaded from it goes on.
  void putFault(String file, String why) {
    faults.put(file, why);
    PluginJar present = runningFrom(file);
    if (present == null) {
      jars.remove(file);
    } else {
      jars.put(file, present);
    }
  }

  /// A file must not be used any more, and what was loaded from it must end.
  void refuse(String file, String why) {
    jars.remove(file);
    faults.put(file, why);
  }

  /// What is to run if it can.
  List<PluginJar> jars() {
    return List.copyOf(jars.values());
  }

  /// The files whose present content cannot run.
  List<String> faulty() {
    return List.copyOf(faults.keySet());
  }

  /// A file is gone.
  void remove(String file) {
    jars.remove(file);
    faults.remove(file);
  }

  /// Keeps a plugin from running until it is allowed, or gets a new jar.
  void switchOff(String id, String why) {
    switchedOff.putIfAbsent(id, why);
  }

  /// Keeps exactly these from running, besides those that are switched off.
  void disable(Set<String> ids) {
    disabled = Set.copyOf(ids);
  }

  /// Those that somebody has disabled.
  Set<String> disabled() {
    return disabled;
  }

  /// Lets a plugin run again that was switched off, and tries again one that was refused.
  void allow(String id) {
    switchedOff.remove(id);
    tryAgain(id);
  }

  /// Whether there is a jar with this id.
  boolean has(String id) {
    return jars.values().stream().anyMatch(jar -> jar.id().equals(id));
  }

  /// What failed may work now, for this plugin and for those that need it.
  private void tryAgain(String id) {
    broken.keySet().removeIf(it -> it.id().equals(id) || it.descriptor().needs().contains(id));
  }

  private @Nullable PluginJar runningFrom(String file) {
    for (Load load : loads.running()) {
      if (load.jar().file().equals(file)) {
        return load.jar();
      }
    }
    return null;
  }

  /// Ends what must not run any more, and lets run what can. A plugin that should run and does not
  /// keeps its say in who may register, and admits nobody: whoever makes it fail gains nothing.
  void settle() {
    follow();
    loads.closeSeats(id -> has(id) && !disabled.contains(id));
  }

  private void follow() {
    var shortcomings = new HashMap<PluginJar, String>();
    Plan plan = plan(shortcomings);
    while (!isDone(plan)) {
      plan = plan(shortcomings);
    }
    forgetCopies();
    tell(plan, shortcomings);
  }

  /// A plan in which a file whose content cannot run is represented by what still runs from it.
  ///
  /// @param shortcomings gets why the present contents of files cannot run
  private Plan plan(Map<PluginJar, String> shortcomings) {
    var wanted = new TreeMap<>(jars);
    while (true) {
      var plan = new Plan(runningFirst(wanted), services.neighbour().side(), this::knownFault);
      boolean complete = true;
      for (Map.Entry<PluginJar, String> refused : plan.refused().entrySet()) {
        PluginJar jar = refused.getKey();
        PluginJar older = runningFrom(jar.file());
        if (older != null && !older.equals(jar)) {
          shortcomings.put(jar, refused.getValue());
          wanted.put(jar.file(), older);
          complete = false;
        }
      }
      if (complete) {
        return plan;
      }
    }
  }

  private @Nullable String knownFault(PluginJar jar) {
    return switch (stateOf(jar)) {
      case DISABLED -> "it is disabled";
      case SWITCHED_OFF -> switchedOff.get(jar.id());
      case RUNNING, ELSEWHERE, REFUSED -> broken.get(jar);
    };
  }

  private State stateOf(PluginJar jar) {
    if (disabled.contains(jar.id())) {
      return State.DISABLED;
    }
    if (switchedOff.containsKey(jar.id())) {
      return State.SWITCHED_OFF;
    }
    if (runningFrom(jar.file()) != null) {
      return State.RUNNING;
    }
    boolean isOurs = jar.descriptor().sides().contains(services.neighbour().side());
    return isOurs ? State.REFUSED : State.ELSEWHERE;
  }

  /// Who runs keeps his id when another file claims it.
  private List<PluginJar> runningFirst(Map<String, PluginJar> wanted) {
    var ordered = new ArrayList<PluginJar>();
    for (PluginJar jar : wanted.values()) {
      Load load = loads.running(jar.id());
      if (load != null && load.jar().file().equals(jar.file())) {
        ordered.add(jar);
      }
    }
    wanted.values().stream().filter(jar -> !ordered.contains(jar)).forEach(ordered::add);
    return ordered;
  }

  /// Does one thing after the other; whether the plan has worked out.
  private boolean isDone(Plan plan) {
    for (Load load : List.copyOf(loads.running())) {
      if (!plan.has(load.jar().id())) {
        loads.end(load.jar().id());
      }
    }
    for (PluginJar jar : plan.order()) {
      Load present = loads.running(jar.id());
      if (present == null || !present.jar().equals(jar)) {
        try {
          loads.bring(jar);
          tryAgain(jar.id());
        } catch (Refusal e) {
          log.debug("A plugin was tried in vain: plugin={}", jar, e);
          broken.put(jar, e.why());
          return false;
        }
      }
    }
    return true;
  }

  private void forgetCopies() {
    broken.keySet().retainAll(jars.values());
    for (PluginJar jar : List.copyOf(kept)) {
      Load load = loads.running(jar.id());
      if (!jars.containsValue(jar) && (load == null || !load.jar().equals(jar))) {
        copies.delete(jar.copy());
        kept.remove(jar);
      }
    }
  }

  /// Ends everything. Those who had a say in who may register admit nobody from then on.
  void close() {
    jars.clear();
    faults.clear();
    follow();
  }

  private void tell(Plan plan, Map<PluginJar, String> shortcomings) {
    var told = new ArrayList<Entry>();
    for (Map.Entry<String, PluginJar> candidate : jars.entrySet()) {
      String file = candidate.getKey();
      PluginJar jar = candidate.getValue();
      PluginJar present = runningFrom(file);
      Load load = present == null ? null : loads.running(present.id());
      if (load != null) {
        String why = faults.getOrDefault(file, shortcomings.getOrDefault(jar, ""));
        told.add(running(load, why));
      } else {
        String why = plan.refused().getOrDefault(jar, shortcomings.getOrDefault(jar, ""));
        told.add(refused(jar, why));
      }
    }
    faults.forEach((file, why) -> {
      if (!jars.containsKey(file)) {
        told.add(new Entry(fault(file, why), null));
      }
    });
    told.stream().map(Entry::status).forEach(this::logNews);
    entries = List.copyOf(told);
  }

  private Entry running(Load load, String why) {
    var status =
        new PluginStatus(
            load.jar().id(),
            load.jar().descriptor().version(),
            load.jar().descriptor().description(),
            load.jar().file(),
            load.jar().signer(),
            State.RUNNING,
            why,
            Counts.NONE,
            load.since());
    return new Entry(status, load.plugin().guard());
  }

  private Entry refused(PluginJar jar, String why) {
    State state = stateOf(jar);
    var descriptor = jar.descriptor();
    return new Entry(
        new PluginStatus(
            descriptor.id(),
            descriptor.version(),
            descriptor.description(),
            jar.file(),
            jar.signer(),
            state,
            why,
            Counts.NONE,
            since(jar.file(), state, why)),
        null);
  }

  private PluginStatus fault(String file, String why) {
    return new PluginStatus(
        "", "", "", file, "", State.REFUSED, why, Counts.NONE, since(file, State.REFUSED, why));
  }

  /// Now, unless the same was told before.
  private Instant since(String file, State state, String why) {
    for (Entry entry : entries) {
      PluginStatus before = entry.status();
      if (before.file().equals(file) && before.state() == state && before.why().equals(why)) {
        return before.since();
      }
    }
    return services.clock().instant();
  }

  private void logNews(PluginStatus status) {
    boolean isNews =
        entries.stream()
            .map(Entry::status)
            .noneMatch(
                before -> before.file().equals(status.file()) && before.why().equals(status.why()));
    if (!status.why().isEmpty() && isNews) {
      Level level = status.state() == State.ELSEWHERE ? Level.DEBUG : Level.WARN;
      log.atLevel(level)
          .log(
              "{}: file={} why={}",
              switch (status.state()) {
                case RUNNING -> "Plugin not replaced, the version before goes on";
                case ELSEWHERE -> "Plugin not for here";
                case REFUSED -> "Plugin refused";
                case SWITCHED_OFF -> "Plugin switched off";
                case DISABLED -> "Plugin disabled";
              },
              status.file(),
              status.why());
    }
  }

  /// How all stand.
  List<PluginStatus> statuses() {
    return entries.stream().map(Inventory::withCounts).toList();
  }

  private static PluginStatus withCounts(Entry entry) {
    PluginStatus it = entry.status();
    Guard guard = entry.guard();
    return guard == null
        ? it
        : new PluginStatus(
            it.id(),
            it.version(),
            it.description(),
            it.file(),
            it.signer(),
            it.state(),
            it.why(),
            guard.counts(),
            it.since());
  }
}
