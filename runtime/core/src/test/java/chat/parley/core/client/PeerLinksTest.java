package chat.parley.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.NicknameCertificate;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Somebody calls who is not in the table, and shows a certificate.
final class PeerLinksTest {

  private static final Address HERE = Address.v4(0x0a00_0001, 1_024);
  private static final Address THERE = Address.v4(0x0a00_0002, 1_024);
  private static final long SECOND_NOW = 1_800_000_000;
  private static final Moment NOW = new Moment(Moment.SECOND, SECOND_NOW * 1_000);
  private static final long WEEK = 7 * 24 * 3_600;

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity own = Identity.create(crypto, entropy);
  private final Identity carol = Identity.create(crypto, entropy);
  private final Identity server = Identity.create(crypto, entropy);
  private final Sessions sessions = sessions(own);
  private final ClientContext context =
      new ClientContext(
          ClientSettings.of(Nickname.of("alice"), EntryKind.HUMAN, Address.NONE),
          own,
          Means.of(crypto, entropy),
          sessions);
  private final PeerLinks links =
      new PeerLinks(context, new Directory(context, ClientImage.fresh(own, 1)));

  private Sessions sessions(Identity identity) {
    return new Sessions(
        new Sessions.Setup(
            Means.of(crypto, entropy), identity.agreement(), Role.PEER_TO_PEER, false, 0));
  }

  private NicknameCertificate certificate(PublicKey agreement, long from, Identity signer) {
    return new NicknameCertificate(
            NicknameCertificate.serverKeyId(crypto, signer.signing().publicKey()),
            "carol",
            carol.signing().publicKey(),
            agreement,
            1,
            from,
            from + WEEK,
            Signature.NONE)
        .signedBy(crypto, signer.signing());
  }

  /// The session that carol opens, showing this.
  private Session called(NicknameCertificate shown) {
    Sessions hers = sessions(carol);
    hers.presentPayload(shown.encode());
    var _ = hers.open(NOW, HERE, own.agreement().publicKey(), Role.PEER_TO_PEER);
    Queue<byte[]> toUs = new ArrayDeque<>();
    Queue<byte[]> toHer = new ArrayDeque<>();
    Session opened = null;
    for (int round = 0; round < 8; round++) {
      hers.flush(NOW, (_, bytes) -> toUs.add(bytes));
      while (!toUs.isEmpty()) {
        sessions.received(NOW, THERE, toUs.remove());
      }
      opened = opened == null ? takeOpened() : opened;
      sessions.flush(NOW, (_, bytes) -> toHer.add(bytes));
      while (!toHer.isEmpty()) {
        hers.received(NOW, HERE, toHer.remove());
      }
    }
    assertNotNull(opened);
    return opened;
  }

  private @Nullable Session takeOpened() {
    for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
      if (event instanceof SessionEvent.Opened(Session session)) {
        return session;
      }
    }
    return null;
  }

  private @Nullable Peer judged(NicknameCertificate shown) {
    context.begin(NOW, _ -> {});
    links.trustCertificatesBy(server.signing().publicKey());
    Session session = called(shown);
    Peer peer = links.opened(session);
    assertEquals(peer != null, session.isOpen());
    return peer;
  }

  @Test
  void strangerIsWhomTheServerHasCertified() {
    PublicKey key = carol.agreement().publicKey();

    Peer peer = judged(certificate(key, SECOND_NOW - 100, server));

    assertNotNull(peer);
    assertEquals("carol", peer.key());
    assertFalse(links.isOpening("carol"));
  }

  @Test
  void certificateThatHasExpiredMakesNobodyKnown() {
    PublicKey key = carol.agreement().publicKey();

    assertNull(judged(certificate(key, SECOND_NOW - WEEK - 601, server)));
  }

  @Test
  void certificateThatIsNotValidYetMakesNobodyKnown() {
    PublicKey key = carol.agreement().publicKey();

    assertNull(judged(certificate(key, SECOND_NOW + 601, server)));
  }

  @Test
  void certificateOfOtherKeysMakesNobodyKnown() {
    PublicKey key = Identity.create(crypto, entropy).agreement().publicKey();

    assertNull(judged(certificate(key, SECOND_NOW - 100, server)));
  }

  @Test
  void certificateOfAnotherServerMakesNobodyKnown() {
    PublicKey key = carol.agreement().publicKey();

    assertNull(judged(certificate(key, SECOND_NOW - 100, carol)));
  }

  @Test
  void certificateThatTheServerHasNotSignedMakesNobodyKnown() {
    NicknameCertificate good =
        certificate(carol.agreement().publicKey(), SECOND_NOW - 100, server);
    var unsigned =
        new NicknameCertificate(
            good.serverKeyId(),
            good.nicknameKey(),
            good.identity(),
            good.agreement(),
            good.generation(),
            good.notBefore(),
            good.notAfter(),
            Signature.NONE);

    assertNull(judged(unsigned));
  }
}
