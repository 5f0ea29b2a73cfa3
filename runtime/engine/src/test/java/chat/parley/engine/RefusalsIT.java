package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Presence;
import chat.parley.core.server.MailLimits;
import chat.parley.core.server.NameLimits;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who exceeds a limit hears which one it is, and with which value.
class RefusalsIT {

  private static final Nickname BOB = Nickname.of("bob");

  /// One mail in a mailbox.
  private static final MailLimits SMALL =
      new MailLimits(1, 64L << 20, 10_000, 20_000, 10L << 30, 32L << 20, 1_000_000);

  @Test
  void senderHearsWhichLimitItIsAndKeepsTheMessageUntilItArrives() throws Exception {
    try (Rig rig = Rig.inMemory(NameLimits.DEFAULT, SMALL)) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Rig.awaitTable(alice, table -> table.containsKey(BOB));
      assertInstanceOf(
          Delivery.Delivered.class, alice.send(BOB, "hello").awaitFinal(Rig.PATIENCE));
      bob.deregister();
      Rig.awaitTable(alice, table -> isOffline(table.get(BOB)));
      BlockingQueue<Event.StoreRefused> refusals = new LinkedBlockingQueue<>();
      alice.on(Event.StoreRefused.class, refusals::add);

      assertInstanceOf(Delivery.Stored.class, alice.send(BOB, "first").await(Rig.PATIENCE));
      Delivery second = alice.send(BOB, "second");
      Event.StoreRefused refusal = refusals.poll(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertNotNull(refusal);
      assertEquals("the mailbox is full: it holds 1 mails", refusal.why());
      assertEquals(second.id(), Optional.of(refusal.id()));
      assertEquals(2, alice.outbox().size());

      Heard heard = Heard.by(bob);
      bob.register();
      assertEquals(List.of("first", "second"), heard.texts(2));
      assertInstanceOf(Delivery.Delivered.class, second.awaitFinal(Rig.PATIENCE));
    }
  }

  private static boolean isOffline(@Nullable Entry entry) {
    return entry != null && entry.presence() == Presence.OFFLINE;
  }

  @Test
  void whoeverFindsTheTableFullHearsHowManyItHolds() throws Exception {
    try (Rig rig = Rig.inMemory(new NameLimits(1, 5, 100, 120), MailLimits.DEFAULT)) {
      rig.client("alice");

      var refusal = assertThrows(ParleyException.class, () -> rig.client("bob"));

      assertEquals(ErrorCode.REGISTRATION_REFUSED, refusal.code());
      assertEquals(
          "the server has no room for bob: the server holds as many nicknames as it may, 1",
          refusal.getMessage());
    }
  }
}
