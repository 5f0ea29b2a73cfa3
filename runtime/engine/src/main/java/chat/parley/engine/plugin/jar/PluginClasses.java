package chat.parley.engine.plugin.jar;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The classes and resources of one plugin: those of the JDK, those few of the host that plugins
/// share with it, its own, and those of the plugins it needs, in this order. Nothing else of the
/// host can be seen, so that a plugin brings its own version of every other library.
public final class PluginClasses extends URLClassLoader {

  static {
    ClassLoader.registerAsParallelCapable();
  }

  /// Packages that the host gives to all plugins, with those below them. They speak to each other
  /// in these types, so there is only one of each.
  private static final List<String> SHARED =
      List.of(
          "chat.parley.api.",
          "com.google.inject.",
          "jakarta.inject.",
          "org.slf4j.",
          "org.jspecify.");

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final ClassLoader host;
  private final List<ClassLoader> needed;

  /// The classes of this jar.
  ///
  /// @param id names the loader in stack traces
  /// @param host has the shared classes
  /// @param needed the classes of the plugins that this one needs
  public PluginClasses(String id, Path jar, ClassLoader host, List<ClassLoader> needed) {
    super("plugin-" + id, new URL[] {url(jar)}, PLATFORM);
    this.host = host;
    this.needed = List.copyOf(needed);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("%s has no address".formatted(jar), e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = isShared(name) ? host.loadClass(name) : find(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private static boolean isShared(String name) {
    return SHARED.stream().anyMatch(name::startsWith);
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    Class<?> found = loadFrom(PLATFORM, name);
    if (found != null) {
      return found;
    }
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      for (ClassLoader other : needed) {
        found = loadFrom(other, name);
        if (found != null) {
          return found;
        }
      }
      throw e;
    }
  }

  private static @Nullable Class<?> loadFrom(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException _) {
      return null;
    }
  }

  /// As with classes, but nothing of the host: its resources are not ours to show.
  @Override
  public @Nullable URL getResource(String name) {
    URL found = findResource(name);
    for (ClassLoader other : needed) {
      found = found == null ? other.getResource(name) : found;
    }
    return found == null ? PLATFORM.getResource(name) : found;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    var found = new ArrayList<URL>(Collections.list(findResources(name)));
    for (ClassLoader other : needed) {
      for (URL url : Collections.list(other.getResources(name))) {
        if (!found.contains(url)) {
          found.add(url);
        }
      }
    }
    return Collections.enumeration(found);
  }

  @Override
  public @Nullable URL findResource(String name) {
    URL found = super.findResource(name);
    return found == null ? null : uncached(found);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    return Collections.enumeration(
        Collections.list(super.findResources(name)).stream().map(PluginClasses::uncached).toList());
  }

  /// The same address, whose connections keep no jar open behind our back when we are closed.
  private static URL uncached(URL url) {
    var handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL address) throws IOException {
            URLConnection connection = plain(address).openConnection();
            connection.setUseCaches(false);
            return connection;
          }
        };
    try {
      return URL.of(URI.create(url.toExternalForm()), handler);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("%s was an address a moment ago".formatted(url), e);
    }
  }

  private static URL plain(URL url) throws MalformedURLException {
    return URI.create(url.toExternalForm()).toURL();
  }
}
