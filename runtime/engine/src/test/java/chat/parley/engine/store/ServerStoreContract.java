package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of a server promises.
abstract class ServerStoreContract extends StoreContract<ServerStore> {

  @Override
  Write write(long number) {
    return kept(number);
  }

  @Override
  long count(ServerStore reopened) {
    return reopened.image().mails().size();
  }

  private static ServerWrite.MailKept kept(long id) {
    return new ServerWrite.MailKept(Samples.mail(id, "bob", 20));
  }

  @Test
  void beginsWithNothingButAnIdentity() {
    ServerStore store = fresh();

    ServerImage image = store.image();

    assertEquals(ServerImage.fresh(image.identity()), image);
    ServerStore again = reopened(store);
    assertEquals(image, again.image());
    again.close();
  }

  @Test
  void keepsTheLatestRowOfEachNickname() {
    ServerStore store = fresh();
    var bob = new NameRow(Samples.entry("bob", ""), 100);
    var bobLater = new NameRow(Samples.entry("bob", "lunch"), 200);
    // In another order by bytes of UTF-8 than by chars.
    var private1 = new NameRow(Samples.entry("\uFF41", ""), 1);
    var emoji = new NameRow(Samples.entry("👾", ""), 2);
    Answers.persist(store, new ServerWrite.Named(private1), new ServerWrite.Named(bob));
    Answers.persist(store, new ServerWrite.Named(emoji), new ServerWrite.Named(bobLater));

    ServerStore again = reopened(store);

    assertEquals(List.of(bobLater, emoji, private1), again.image().names());
    again.close();
  }

  @Test
  void listsMailsInTheOrderOfIds() {
    ServerStore store = fresh();
    List<MailIndex> expected =
        List.of(
            Samples.mail(2, "bob", 20).index(),
            Samples.mail(3, "bob", 20).index(),
            Samples.mail(9, "zoe", 17_000).index());
    Answers.persist(store, new ServerWrite.MailKept(Samples.mail(9, "zoe", 17_000)));
    Answers.persist(store, kept(3), kept(2));

    ServerStore again = reopened(store);

    assertEquals(expected, again.image().mails());
    again.close();
  }

  @Test
  void readsMailsInTheOrderOfIds() {
    ServerStore store = fresh();
    Answers.persist(store, kept(1), kept(2), new ServerWrite.MailKept(Samples.mail(3, "z", 9_000)));

    Images.assertSame(
        List.of(Samples.mail(1, "bob", 20), Samples.mail(3, "z", 9_000)),
        Answers.read(store, 3L, 77L, 1L));
    store.close();
  }

  @Test
  void readsNothingWhenNothingIsAskedFor() {
    ServerStore store = fresh();

    assertEquals(List.of(), Answers.read(store));
    store.close();
  }

  @Test
  void readsWhatWasSubmittedBefore() {
    ServerStore store = fresh();
    for (long id = 1; id <= 300; id++) {
      var _ = Answers.submit(store, kept(id));
    }
    var _ = Answers.submit(store, new ServerWrite.MailGone(List.of(299L)));

    Images.assertSame(List.of(Samples.mail(300, "bob", 20)), Answers.read(store, 299L, 300L));
    store.close();
  }

  @Test
  void readsNothingOnceItIsClosed() {
    ServerStore store = fresh();
    Answers.persist(store, kept(1));
    store.close();

    assertEquals(List.of(), Answers.read(store, 1L));
  }

  @Test
  void letsMailsGo() {
    ServerStore store = fresh();
    Answers.persist(store, kept(1), kept(2), kept(3), kept(4));
    Answers.persist(store, new ServerWrite.MailGone(List.of(3L, 1L, 99L)));

    ServerStore again = reopened(store);

    assertEquals(
        List.of(Samples.mail(2, "bob", 20).index(), Samples.mail(4, "bob", 20).index()),
        again.image().mails());
    again.close();
  }

  @Test
  void keepsTheEpoch() {
    ServerStore store = fresh();
    Answers.persist(store, new ServerWrite.EpochBegun(1_800_000_000L));
    Answers.persist(store, new ServerWrite.EpochBegun(Long.MAX_VALUE));

    ServerStore again = reopened(store);

    assertEquals(Long.MAX_VALUE, again.image().epoch());
    again.close();
  }

  @Test
  void refusesWhatAClientWrites() {
    ServerStore store = fresh();

    assertThrows(
        IllegalArgumentException.class,
        () -> store.persist(List.of(new ClientWrite.Shown(1)), _ -> {}));
    store.close();
  }
}
