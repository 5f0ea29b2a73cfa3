package chat.parley.engine.plugin;

import chat.parley.api.plugin.PluginModule;
import chat.parley.engine.plugin.jar.Refusal;
import com.google.inject.Binding;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The objects of one plugin, in an injector of its own. It is no child of another injector: one
/// that had children would keep their classes for ever.
final class Wiring {

  private final Injector injector;

  private Wiring(Injector injector) {
    this.injector = injector;
  }

  /// Makes everything that the plugin has named.
  ///
  /// @param closeables gets the singletons that have to be closed
  /// @throws Refusal when something is not bound, or cannot be made
  static Wiring of(PluginModule plugin, Offer offer, Closeables closeables) throws Refusal {
    try {
      var wiring =
          new Wiring(chat.parley.engine.Wiring.injector(new HostModule(offer, closeables), plugin));
      closeables.keep(wiring.singletons());
      return wiring;
    } catch (CreationException e) {
      throw refusal(e.getErrorMessages(), e);
    }
  }

  private Set<Object> singletons() {
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Binding<?> binding : injector.getAllBindings().values()) {
      if (Scopes.isSingleton(binding)) {
        found.add(binding.getProvider().get());
      }
    }
    return found;
  }

  /// The plugin's object of this class.
  ///
  /// @throws Refusal when it is not bound, or cannot be made
  <T> T get(Class<T> type) throws Refusal {
    try {
      return injector.getInstance(type);
    } catch (ConfigurationException e) {
      throw refusal(e.getErrorMessages(), e);
    } catch (ProvisionException e) {
      throw refusal(e.getErrorMessages(), e);
    }
  }

  /// Guice reports all it has found, with its ways to it; the first is mostly the cause of the
  /// others.
  private static Refusal refusal(Collection<Message> messages, RuntimeException all) {
    Message first = messages.iterator().next();
    Throwable cause = rootOf(first.getCause());
    return new Refusal(cause == null ? words(first) : words(cause), all);
  }

  private static @Nullable Throwable rootOf(@Nullable Throwable thrown) {
    Throwable root = thrown;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String words(Message message) {
    String text = message.getMessage().lines().findFirst().orElse("it cannot be wired");
    return "%s (asked for by %s)".formatted(text, asker(message.getSources().getLast()));
  }

  private static String asker(Object source) {
    return source instanceof Dependency<?> dependency && dependency.getInjectionPoint() != null
        ? dependency.getInjectionPoint().getDeclaringType().toString()
        : String.valueOf(source);
  }

  /// What was thrown, and where in the plugin.
  static String words(Throwable thrown) {
    String what = what(thrown);
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String loader = frame.getClassLoaderName();
      if (loader != null && loader.startsWith("plugin-")) {
        return "%s (at %s.%s, line %d)"
            .formatted(what, frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
      }
    }
    return what;
  }

  private static String what(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return switch (thrown) {
      case NoClassDefFoundError missing when missing.getMessage() != null ->
          "it uses the class %s, which is not in its jar, and which plugins do not see of the host"
              .formatted(missing.getMessage().replace('/', '.'));
      case Throwable it when it.getMessage() == null -> name;
      case Throwable it -> "%s: %s".formatted(name, it.getMessage());
    };
  }
}
