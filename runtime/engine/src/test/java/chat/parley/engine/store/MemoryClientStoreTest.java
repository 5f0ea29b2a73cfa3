package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import org.junit.jupiter.api.Test;

/// The contract, kept in memory.
final class MemoryClientStoreTest extends ClientStoreContract {

  @Override
  MemoryClientStore fresh() {
    return new MemoryClientStore(ClientImage.fresh(Samples.identity(), 1), Runnable::run);
  }

  @Override
  MemoryClientStore reopened(Store<ClientImage> store) {
    return ((MemoryClientStore) store).reopened();
  }

  @Test
  void answersAtOnceWhereItIsToldTo() {
    assertTrue(Answers.submit(fresh(), new ClientWrite.Shown(1)).isDone());
  }
}
