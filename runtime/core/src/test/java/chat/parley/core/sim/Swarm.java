package chat.parley.core.sim;

/// How many seeds a build runs.
final class Swarm {

  static final long SEEDS = 2_000;

  private Swarm() {}
}
