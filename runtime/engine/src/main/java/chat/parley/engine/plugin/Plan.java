package chat.parley.engine.plugin;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.VersionRange;
import chat.parley.engine.plugin.jar.PluginJar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which of the jars that are there can run together, and why the others cannot.
///
/// PF4J would refuse all when one is wrong, and cannot say what is wrong with which; so it is only
/// ever given what is here found to fit.
///
/// Immutable.
final class Plan {

  private final Map<PluginJar, String> refused = new LinkedHashMap<>();
  private final List<PluginJar> order = new ArrayList<>();

  /// The jars of all ids that are not refused.
  private final Map<String, PluginJar> fitting = new LinkedHashMap<>();

  /// Makes a plan.
  ///
  /// @param jars of several with the same id, the first one is meant
  /// @param fault says what is known to be wrong with a jar; null if nothing is
  Plan(Collection<PluginJar> jars, Side side, Function<PluginJar, @Nullable String> fault) {
    for (PluginJar jar : jars) {
      String wrong = fault.apply(jar);
      wrong = wrong == null ? misfit(jar, side) : wrong;
      if (wrong == null) {
        fitting.put(jar.id(), jar);
      } else {
        refused.put(jar, wrong);
      }
    }
    refuseCycles();
    refuseNeedy();
    fitting.values().forEach(this::arrange);
  }

  private @Nullable String misfit(PluginJar jar, Side side) {
    PluginJar first = fitting.get(jar.id());
    if (first != null) {
      return "%s is the plugin %s already; delete one of the two".formatted(first.file(), jar.id());
    }
    if (!jar.descriptor().sides().contains(side)) {
      return switch (side) {
        case CLIENT -> "it is made for servers, and this is a client";
        case SERVER -> "it is made for clients, and this is a server";
      };
    }
    String requires = jar.descriptor().requires();
    return VersionRange.parse(requires).contains(VersionRange.API_VERSION)
        ? null
        : "it requires version %s of the API, and this is %s; get another version of either"
            .formatted(requires, VersionRange.API_VERSION);
  }

  private void refuseCycles() {
    for (PluginJar jar : List.copyOf(fitting.values())) {
      List<String> cycle = wayBack(jar, jar.id(), List.of(jar.id()));
      if (cycle != null) {
        refused.put(jar, "it needs itself: " + String.join(" -> ", cycle));
      }
    }
    refused.keySet().forEach(this::forget);
  }

  private void forget(PluginJar jar) {
    fitting.remove(jar.id(), jar);
  }

  /// The needs that lead from a jar to this id; null if none do.
  private @Nullable List<String> wayBack(PluginJar from, String to, List<String> way) {
    for (String need : from.descriptor().needs()) {
      var further = new ArrayList<>(way);
      further.add(need);
      if (need.equals(to)) {
        return further;
      }
      PluginJar next = fitting.get(need);
      if (next != null && !way.contains(need)) {
        List<String> found = wayBack(next, to, further);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private void refuseNeedy() {
    boolean stable = false;
    while (!stable) {
      stable = true;
      for (PluginJar jar : List.copyOf(fitting.values())) {
        String missing = missing(jar);
        if (missing != null) {
          refused.put(jar, missing);
          forget(jar);
          stable = false;
        }
      }
    }
  }

  private @Nullable String missing(PluginJar jar) {
    for (String need : jar.descriptor().needs()) {
      if (!fitting.containsKey(need)) {
        boolean isThere = refused.keySet().stream().anyMatch(it -> it.id().equals(need));
        return isThere
            ? "it needs the plugin %s, which is not loaded itself".formatted(need)
            : "it needs the plugin %s, which is not there; add its jar".formatted(need);
      }
    }
    return null;
  }

  private void arrange(PluginJar jar) {
    if (!order.contains(jar)) {
      for (String need : jar.descriptor().needs()) {
        PluginJar needed = fitting.get(need);
        if (needed != null) {
          arrange(needed);
        }
      }
      order.add(jar);
    }
  }

  /// What can run: each behind what it needs.
  List<PluginJar> order() {
    return List.copyOf(order);
  }

  /// Whether the plan has a jar with this id.
  boolean has(String id) {
    return fitting.containsKey(id);
  }

  /// What cannot run, and why not.
  Map<PluginJar, String> refused() {
    return refused;
  }
}
