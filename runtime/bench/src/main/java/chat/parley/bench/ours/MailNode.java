package chat.parley.bench.ours;

import chat.parley.api.Nickname;
import chat.parley.core.Entropy;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A registered nickname that does nothing but pass frames between its owner and the server, in
/// real sessions: so that what is measured is the server and not what a client does with mail.
///
/// Confined to its loop.
final class MailNode implements Node {

  private final Identity identity;
  private final Sessions sessions;
  private final Address server;
  private final Owner owner;
  private final IdentityRecord record;
  private boolean hasBegun;
  private @Nullable Session session;
  private @Nullable PublicKey serverKey;
  private boolean hasLeft;
  private long epoch;
  private long version;
  private Moment lastStep = new Moment(0, 0);

  /// Takes what the server says.
  interface Owner {

    /// One frame.
    void received(Frame.Whole frame);

    /// What is given to [#send] now goes out together.
    void flushing();
  }

  MailNode(Nickname nickname, Identity identity, Address server, Entropy entropy, Owner owner) {
    Crypto crypto = new JdkCrypto();
    this.identity = identity;
    this.server = server;
    this.owner = owner;
    this.sessions =
        new Sessions(
            new Sessions.Setup(
                Means.of(crypto, entropy), identity.agreement(), Role.PEER_TO_PEER, false, 0));
    this.record =
        new IdentityRecord(
                nickname.key(),
                nickname.shown(),
                identity.signing().publicKey(),
                identity.agreement().publicKey(),
                1,
                crypto.agreementKey(entropy.bytes(32)).publicKey(),
                1,
                0,
                Signature.NONE)
            .signedBy(crypto, identity.signing());
  }

  Identity identity() {
    return identity;
  }

  /// Says from now on that it has the table of this epoch and version.
  void holds(long tableEpoch, long tableVersion) {
    epoch = tableEpoch;
    version = tableVersion;
  }

  /// Tells the server that we are here; after [#leave] in another session, since a goodbye holds
  /// for its own.
  void register() {
    PublicKey key = serverKey;
    if (hasLeft && key != null) {
      hasLeft = false;
      session = sessions.open(lastStep, server, key, Role.CLIENT_TO_SERVER);
    }
    send(
        new Frame.Register(
            record, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "", epoch, version));
  }

  /// Says goodbye.
  void leave() {
    hasLeft = true;
    send(new Frame.Deregister());
  }

  void send(Frame.FromClient frame) {
    if (session != null) {
      session.send(frame);
    }
  }

  @Override
  public void step(Moment now, Input input, Consumer<Output> out) {
    lastStep = now;
    switch (input) {
      case Input.Datagram(var from, byte[] bytes) -> sessions.received(now, from, bytes);
      case Input.DeadlinePassed _ -> sessions.elapsed(now);
      case Input.Asked _, Input.Judged _, Input.MailRead _, Input.Persisted _ ->
          throw new IllegalStateException("it has neither store nor commands");
    }
    for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
      take(now, event);
    }
  }

  private void take(Moment now, SessionEvent event) {
    switch (event) {
      case SessionEvent.Discovered(var _, PublicKey key) -> {
        serverKey = key;
        session = sessions.open(now, server, key, Role.CLIENT_TO_SERVER);
        register();
      }
      case SessionEvent.Received(var _, Frame.Whole frame) -> owner.received(frame);
      case SessionEvent.Closed _,
          SessionEvent.Moved _,
          SessionEvent.Opened _,
          SessionEvent.Silent _,
          SessionEvent.Unanswered _ -> {}
    }
  }

  @Override
  public void flush(Moment now, Consumer<Output> out) {
    lastStep = now;
    if (!hasBegun) {
      hasBegun = true;
      sessions.discover(now, server);
    }
    owner.flushing();
    sessions.flush(now, (to, bytes) -> out.accept(new Output.Send(to, bytes)));
  }

  @Override
  public long deadline() {
    return sessions.deadline();
  }
}
