package chat.parley.engine.plugin;

import chat.parley.api.plugin.PluginModule;
import chat.parley.api.spi.Declaration;
import chat.parley.api.spi.Descriptor;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/// Makes what a plugin consists of, once its classes can be loaded.
///
/// Confined to the host's turn, but for [#tick].
final class Assembly {

  /// What a load is to be made of, as PF4J carries it around.
  private static final class Order extends DefaultPluginDescriptor {

    private final PluginJar jar;
    private final List<Load> needed;
    private final Lasting lasting;

    Order(String loadId, PluginJar jar, List<Load> needed, Lasting lasting) {
      this.jar = jar;
      this.needed = List.copyOf(needed);
      this.lasting = lasting;
      Descriptor descriptor = jar.descriptor();
      setPluginId(loadId);
      setPluginVersion(descriptor.version());
      setPluginClass(descriptor.mainClass());
      setPluginDescription(descriptor.description());
      setRequires(descriptor.requires());
      needed.forEach(load -> addDependency(new PluginDependency(load.wrapper().getPluginId())));
    }
  }

  private final Services services;
  private final Provisions provisions;
  private final BiConsumer<String, String> switchOff;
  private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
  private long loads;

  /// @param switchOff takes the id of a plugin that is to be switched off, and why; must not wait
  Assembly(Services services, Provisions provisions, BiConsumer<String, String> switchOff) {
    this.services = services;
    this.provisions = provisions;
    this.switchOff = switchOff;
  }

  Instant now() {
    return services.clock().instant();
  }

  /// Looks at all calls that are running.
  void tick() {
    guards.forEach(Guard::tick);
  }

  /// What PF4J is to know of a load.
  PluginDescriptor announce(PluginJar jar, List<Load> needed, Lasting lasting) {
    loads++;
    return new Order("%s#%d".formatted(jar.id(), loads), jar, needed, lasting);
  }

  /// Makes all objects of a plugin.
  ///
  /// @throws PluginRuntimeException caused by a [Refusal] when that fails
  LivePlugin make(PluginWrapper wrapper) {
    if (!(wrapper.getDescriptor() instanceof Order order)) {
      throw new IllegalStateException("nobody ordered %s".formatted(wrapper));
    }
    try {
      return make(order, wrapper.getPluginClassLoader());
    } catch (Refusal e) {
      throw new PluginRuntimeException(e);
    }
  }

  private LivePlugin make(Order order, ClassLoader classes) throws Refusal {
    String id = order.jar.id();
    HostLimits limits = services.limits();
    var guard = new Guard(id, classes, limits, services.clock(), why -> switchOff.accept(id, why));
    var tasks = new Tasks(services.clock(), guard);
    var ties = new Ties(guard);
    var closeables = new Closeables();
    var apart = new Apart(id, classes, services.clock().threads(), limits);
    guards.removeIf(Guard::isClosed);
    guards.add(guard);
    boolean made = false;
    try {
      Offer offer = provisions.offer(order.jar, tasks, ties, closeables, imports(order.needed));
      PluginModule module = module(order.jar, classes, apart);
      Wiring wiring = wire(apart, module, offer, closeables);
      List<Declaration> declared = module.declarations();
      checkExports(declared, wiring);
      made = true;
      return new LivePlugin(
          new LivePlugin.Parts(
              services.neighbour(),
              services.extensions(),
              guard,
              tasks,
              ties,
              wiring,
              () -> provisions.dataDir(id),
              declared,
              closeables,
              apart),
          order.lasting);
    } finally {
      if (!made) {
        tasks.close();
        ties.close();
        guard.close();
        closeables.close();
      }
    }
  }

  private PluginModule module(PluginJar jar, ClassLoader classes, Apart apart) throws Refusal {
    String name = jar.descriptor().mainClass();
    try {
      PluginModule module =
          apart.call(() ->
              Class.forName(name, true, classes)
                  .asSubclass(PluginModule.class)
                  .getConstructor()
                  .newInstance());
      module.beside(services.neighbour().side());
      return module;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof InvocationTargetException thrown && thrown.getCause() != null) {
        cause = thrown.getCause();
      }
      throw new Refusal("%s cannot be made: %s".formatted(name, Wiring.words(cause)), cause);
    } catch (TimeoutException e) {
      throw new Refusal("%s cannot be made: %s".formatted(name, Wiring.words(e)), e);
    }
  }

  private static Wiring wire(Apart apart, PluginModule module, Offer offer, Closeables closeables)
      throws Refusal {
    try {
      return apart.call(() -> Wiring.of(module, offer, closeables));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof Refusal known ? known : new Refusal(Wiring.words(cause), cause);
    } catch (TimeoutException e) {
      throw new Refusal("it cannot be made: " + Wiring.words(e), e);
    }
  }

  private static void checkExports(List<Declaration> declared, Wiring wiring) throws Refusal {
    for (Declaration declaration : declared) {
      if (declaration instanceof Declaration.OfExport(var type)) {
        wiring.get(type);
      }
    }
  }

  /// What those that it needs export, from their own injectors.
  private static Map<Class<?>, Supplier<?>> imports(List<Load> needed) {
    var imports = new LinkedHashMap<Class<?>, Supplier<?>>();
    for (Load load : needed) {
      Wiring exporter = load.plugin().wiring();
      for (Declaration declaration : load.plugin().declarations()) {
        if (declaration instanceof Declaration.OfExport(var type)) {
          imports.put(type, () -> exported(exporter, type));
        }
      }
    }
    return imports;
  }

  private static Object exported(Wiring exporter, Class<?> type) {
    try {
      return exporter.get(type);
    } catch (Refusal e) {
      throw new IllegalStateException(e.why(), e);
    }
  }
}
