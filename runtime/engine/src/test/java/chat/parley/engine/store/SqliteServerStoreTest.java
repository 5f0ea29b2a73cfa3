package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerWrite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept on disk, and what only a disk can do.
final class SqliteServerStoreTest extends ServerStoreContract {

  @TempDir private Path home;

  private Path folder() {
    return DataFolders.server(home);
  }

  private ServerStore open(StoreSettings settings) {
    DataFolder folder = DataFolder.open(folder(), DataFolder.Role.SERVER);
    return SqliteServerStore.open(folder, settings, new JdkCrypto());
  }

  @Override
  ServerStore fresh() {
    return open(StoreSettings.DEFAULT);
  }

  @Override
  ServerStore reopened(ServerStore store) {
    store.close();
    return open(StoreSettings.DEFAULT);
  }

  @Test
  void takesMailsAgainWhenSomeHaveGoneFromAFullDisk() {
    ServerStore store = open(new StoreSettings(300_000, 0, 100));
    var kept = new ArrayList<Long>();
    for (long id = 1; keep(store, id) == Outcome.DONE; id++) {
      kept.add(id);
    }
    int fitted = kept.size();

    assertEquals(Outcome.FULL, keep(store, 1_000));
    assertEquals(Outcome.DONE, Answers.persist(store, new ServerWrite.EpochBegun(5)));
    assertEquals(Outcome.DONE, Answers.persist(store, new ServerWrite.MailGone(kept)));
    for (long id = 2_001; id <= 2_000 + fitted; id++) {
      assertEquals(Outcome.DONE, keep(store, id));
    }
    assertTrue(fitted > 20, fitted + " fitted");
    store.close();
  }

  private static Outcome keep(ServerStore store, long id) {
    return Answers.persist(store, new ServerWrite.MailKept(Samples.mail(id, "bob", 9_000)));
  }

  @Test
  void dropsTheSecondOfTwoMailsWithTheSameKey() {
    ServerStore store = fresh();
    MailRow first = Samples.mail(1, "bob", 20);
    var second = new MailRow(renumbered(first.index(), 2, "bob"), first.mail());
    var elsewhere = new MailRow(renumbered(first.index(), 3, "zoe"), first.mail());
    Answers.persist(
        store,
        new ServerWrite.MailKept(first),
        new ServerWrite.MailKept(second),
        new ServerWrite.MailKept(elsewhere));

    ServerStore again = reopened(store);

    assertEquals(List.of(first.index(), elsewhere.index()), again.image().mails());
    assertEquals(List.of(), Answers.read(again, 2L));
    again.close();
  }

  private static MailIndex renumbered(MailIndex mail, long id, String recipient) {
    return new MailIndex(
        id, recipient, mail.key(), mail.slot(), mail.bytes(), mail.storedAtMillis());
  }

  @Test
  void refusesTheFolderOfAClient() {
    DataFolder.open(folder(), DataFolder.Role.CLIENT).close();

    var refusal = assertThrows(ParleyException.class, this::fresh);

    assertEquals(ErrorCode.DATA_VERSION, refusal.code());
  }
}
