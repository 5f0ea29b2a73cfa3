package chat.parley.engine.store;

/// The contract, kept in memory.
final class MemoryServerStoreTest extends ServerStoreContract {

  @Override
  MemoryServerStore fresh() {
    return new MemoryServerStore(Samples.identity(), Runnable::run);
  }

  @Override
  MemoryServerStore reopened(ServerStore store) {
    return ((MemoryServerStore) store).reopened();
  }
}
