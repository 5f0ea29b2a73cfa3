package chat.parley.core.server;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Session;
import chat.parley.core.session.Sessions;
import java.util.List;

/// Registrations out of nothing, each of a client of its own.
final class Arrivals {

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity server = Identity.create(crypto, entropy);
  private final Sessions sessions =
      new Sessions(
          new Sessions.Setup(
              Means.of(crypto, entropy), server.agreement(), Role.CLIENT_TO_SERVER, true, 0));
  private final ServerContext context =
      new ServerContext(ServerSettings.DEFAULT, server, Means.of(crypto, entropy), sessions);
  private int count;

  /// Of the server at which they arrive.
  ServerContext context() {
    return context;
  }

  /// Keys of somebody new.
  Identity identity() {
    return Identity.create(crypto, entropy);
  }

  /// One more, of somebody who calls himself so.
  Arrival of(String nickname) {
    return of(nickname, identity(), count++);
  }

  /// One more, of somebody with these keys at this IPv4 address.
  Arrival of(String nickname, Identity identity, int host) {
    var record =
        new IdentityRecord(
            nickname,
            nickname,
            identity.signing().publicKey(),
            identity.agreement().publicKey(),
            1,
            identity.agreement().publicKey(),
            1,
            0,
            Signature.NONE);
    Session session =
        sessions.open(
            context.now(),
            Address.v4(host, 1232),
            identity.agreement().publicKey(),
            Role.CLIENT_TO_SERVER);
    return new Arrival(
        session,
        new Frame.Register(record, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "", 0, 0));
  }
}
