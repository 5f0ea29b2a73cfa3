package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.store.Journals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A store that keeps messages for 30 days.
final class ForgetfulStoreTest {

  private static final ClientWrite WRITE = new ClientWrite.Shown(1);

  private Instant now = Instant.parse("2026-11-27T13:00:00Z");
  private final Written written = new Written();
  private final ForgetfulStore store = new ForgetfulStore(written, 30, () -> now);

  /// Remembers what is written to it.
  private static final class Written implements ClientStore {

    private final List<Write> writes = new ArrayList<>();

    @Override
    public void persist(List<? extends Write> more, Consumer<Outcome> done) {
      writes.addAll(more);
      done.accept(Outcome.DONE);
    }

    @Override
    public ClientImage image() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String damage() {
      return "";
    }

    @Override
    public Journals journals() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static ClientWrite before(String day) {
    return new ClientWrite.Expired(Instant.parse(day + "T00:00:00Z").toEpochMilli());
  }

  @Test
  void deletesWhenItIsOpened() {
    assertEquals(List.of(before("2026-10-28")), written.writes);
  }

  @Test
  void looksAgainWithAWriteAnHourLater() {
    written.writes.clear();

    store.persist(List.of(WRITE), _ -> {});
    now = now.plus(Duration.ofHours(1));
    store.persist(List.of(WRITE), _ -> {});
    store.persist(List.of(WRITE), _ -> {});

    assertEquals(List.of(WRITE, WRITE, before("2026-10-28"), WRITE), written.writes);
  }

  @Test
  void keepsWholeDays() {
    written.writes.clear();
    now = Instant.parse("2026-11-28T00:00:00Z");

    store.persist(List.of(WRITE), _ -> {});

    assertEquals(List.of(WRITE, before("2026-10-29")), written.writes);
  }
}
