package chat.parley.engine.store;

import java.util.Set;

/// The contract, kept in memory.
final class MemoryJournalsTest extends JournalsContract {

  private final MemoryJournals journals = new MemoryJournals();

  @Override
  Journals journals() {
    return journals;
  }

  @Override
  Journals reopened() {
    return journals;
  }

  @Override
  Set<String> aside() {
    return journals.aside().keySet();
  }
}
