package chat.parley.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import org.junit.jupiter.api.Test;

final class OwnRecordTest {

  private static final long DAY = 24L * 60 * 60 * 1_000;
  private static final long START = 1_800_000_000_000L;

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity own = Identity.create(crypto, entropy);
  private final ClientContext context =
      new ClientContext(
          ClientSettings.of(Nickname.of("alice"), EntryKind.HUMAN, Address.NONE),
          own,
          Means.of(crypto, entropy),
          new Sessions(
              new Sessions.Setup(
                  Means.of(crypto, entropy), own.agreement(), Role.PEER_TO_PEER, false, 0)));
  private final OwnRecord record = begin();

  private OwnRecord begin() {
    onDay(0);
    return new OwnRecord(context, ClientImage.fresh(own, 1));
  }

  private void onDay(long days) {
    context.begin(new Moment(Moment.SECOND, START + days * DAY), _ -> {});
  }

  /// Mail may lie in the mailbox for 14 days, sealed to the prekey that was the newest then.
  @Test
  void prekeyIsKeptForFifteenDaysAfterItWasReplaced() {
    int first = record.current().prekeyId();
    onDay(1);
    assertTrue(record.renew());
    assertFalse(record.renew());

    for (int day = 2; day <= 16; day++) {
      onDay(day);
      assertTrue(record.renew());
      assertNotNull(record.prekey(first), () -> "mail of the first day cannot be opened");
    }

    onDay(17);
    assertTrue(record.renew());
    assertNull(record.prekey(first));
  }

  @Test
  void recordSaysThatWeUnderstandLimits() {
    IdentityRecord said = record.current();

    assertEquals(IdentityRecord.KNOWS_LIMITS, said.capabilities());
    assertTrue(said.verify(crypto));
  }
}
