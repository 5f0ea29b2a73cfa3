package chat.parley.core.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.api.Nickname;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ServerPin;
import org.junit.jupiter.api.Test;

final class ServerTrustTest {

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity own = Identity.create(crypto, entropy);
  private final Identity known = Identity.create(crypto, entropy);
  private final Identity other = Identity.create(crypto, entropy);
  private final ClientContext context =
      new ClientContext(
          ClientSettings.of(Nickname.of("alice"), EntryKind.HUMAN, Address.NONE),
          own,
          Means.of(crypto, entropy),
          new Sessions(
              new Sessions.Setup(
                  Means.of(crypto, entropy), own.agreement(), Role.PEER_TO_PEER, false, 0)));

  @Test
  void serverOfAnotherKeyThanTheFirstTimeIsNotTrusted() {
    var pin = new ServerPin(known.agreement().publicKey(), known.signing().publicKey());
    var trust = new ServerTrust(context, pin);

    assertNull(trust.objection(known.agreement().publicKey()));
    assertNotNull(trust.objection(other.agreement().publicKey()));
  }

  @Test
  void serverThatWasNeverMetIsTrusted() {
    assertNull(new ServerTrust(context, null).objection(other.agreement().publicKey()));
  }
}
