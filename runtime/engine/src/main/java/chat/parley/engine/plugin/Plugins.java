package chat.parley.engine.plugin;

import chat.parley.api.spi.VersionRange;
import chat.parley.engine.plugin.jar.PluginClasses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;

/// PF4J, as we use it: it loads one copy of a jar when told to, keeps its class loader, starts it
/// and stops it. Which jars, in which order and beside what, the host has decided before.
///
/// Every load has an id of its own, so that two versions of a plugin can be there at once. None of
/// PF4J's own extensions are used: what a plugin adds, its module says.
///
/// Confined to the host's turn.
final class Plugins extends AbstractPluginManager {

  private final Map<Path, PluginDescriptor> announced = new HashMap<>();
  private final PluginFactory maker;

  /// @param maker makes the [LivePlugin] of what is loaded
  Plugins(PluginFactory maker) {
    this.maker = maker;
    setSystemVersion(VersionRange.API_VERSION);
  }

  /// Loads a copy of a jar, which this descriptor belongs to.
  PluginWrapper load(Path copy, PluginDescriptor descriptor) {
    announced.put(copy, descriptor);
    try {
      return getPlugin(loadPlugin(copy));
    } finally {
      announced.remove(copy);
    }
  }

  /// Stops it, if it was started, and closes its class loader. What depends on it was unloaded
  /// before.
  void unload(PluginWrapper plugin) {
    unloadPlugin(plugin.getPluginId(), false);
  }

  /// Stops it, and leaves what depends on it alone.
  void stop(PluginWrapper plugin) {
    stopPlugin(plugin.getPluginId(), false);
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PluginDescriptorFinder() {
      @Override
      public boolean isApplicable(Path copy) {
        return announced.containsKey(copy);
      }

      @Override
      public PluginDescriptor find(Path copy) {
        PluginDescriptor descriptor = announced.get(copy);
        if (descriptor == null) {
          throw new IllegalStateException("%s was not announced".formatted(copy));
        }
        return descriptor;
      }
    };
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new PluginLoader() {
      @Override
      public boolean isApplicable(Path copy) {
        return true;
      }

      @Override
      public ClassLoader loadPlugin(Path copy, PluginDescriptor descriptor) {
        List<ClassLoader> needed =
            descriptor.getDependencies().stream()
                .map(PluginDependency::getPluginId)
                .map(Plugins.this::getPluginClassLoader)
                .toList();
        ClassLoader host = Plugins.class.getClassLoader();
        return new PluginClasses(descriptor.getPluginId(), copy, host, needed);
      }
    };
  }

  @Override
  protected PluginFactory createPluginFactory() {
    // The super constructor calls this, before there is a maker.
    return wrapper -> maker.create(wrapper);
  }

  @Override
  protected VersionManager createVersionManager() {
    return new VersionManager() {
      @Override
      public boolean checkVersionConstraint(String version, String constraint) {
        return constraint.equals("*") || VersionRange.parse(constraint).contains(version);
      }

      @Override
      public int compareVersions(String one, String other) {
        return VersionRange.compare(one, other);
      }
    };
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new PluginRepository() {
      @Override
      public List<Path> getPluginPaths() {
        return List.of();
      }

      @Override
      public boolean deletePluginPath(Path path) {
        return false;
      }
    };
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String id) {
        return false;
      }

      @Override
      public void disablePlugin(String id) {}

      @Override
      public void enablePlugin(String id) {}
    };
  }

  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new DefaultExtensionFactory();
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    return new DefaultExtensionFinder(this);
  }

  @Override
  protected List<Path> createPluginsRoot() {
    return List.of();
  }
}
