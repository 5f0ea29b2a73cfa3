package chat.parley.engine;

import chat.parley.core.Entropy;
import chat.parley.engine.config.Environment;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import com.google.inject.AbstractModule;

/// Binds what comes from outside of Parley: the environment, chance, and threads with their clock.
public final class EnvironmentModule extends AbstractModule {

  private final Environment environment;
  private final Entropy entropy;
  private final Threads threads;

  /// With these variables, on this machine.
  public EnvironmentModule(Environment environment) {
    this(environment, new SecureEntropy(), new MachineThreads());
  }

  /// With all of it as given.
  public EnvironmentModule(Environment environment, Entropy entropy, Threads threads) {
    this.environment = environment;
    this.entropy = entropy;
    this.threads = threads;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(Environment.class).toInstance(environment);
    bind(Entropy.class).toInstance(entropy);
    bind(Threads.class).toInstance(threads);
  }
}
