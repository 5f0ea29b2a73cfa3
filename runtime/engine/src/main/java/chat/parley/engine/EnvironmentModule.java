package chat.parley.engine;

import chat.parley.core.Entropy;
import chat.parley.engine.config.Environment;
import com.google.inject.AbstractModule;

/// Binds what comes from outside of Parley: the environment and chance.
public final class EnvironmentModule extends AbstractModule {

  private final Environment environment;

  /// With these variables.
  public EnvironmentModule(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(Environment.class).toInstance(environment);
    bind(Entropy.class).toInstance(new SecureEntropy());
  }
}
