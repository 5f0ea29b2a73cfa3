package chat.parley.core.sim;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.Limits;
import chat.parley.core.session.FrameGate;
import java.util.ArrayList;
import java.util.List;

/// The gate of a client that lies: behind nearly all that its node says, it says things that are
/// not true, in sessions that are its own. It claims others' nicknames and mail, gives receipts for
/// what others were sent, and sends frames that nobody in its place may send.
final class LyingClient implements FrameGate {

  private static final int LIES_MAX = 3;
  private static final long FAR = 1L << 40;

  private final Seeded seeded;
  private final Counts counts;
  private final Crypto crypto;
  private final Identity own;
  private final List<User> others;
  private final ServerFile server;

  /// @param cluster of whose users, so far, it knows the nicknames, identities and incarnations
  LyingClient(Cluster cluster, Seeded seeded, Crypto crypto, Identity own) {
    this.seeded = seeded;
    this.counts = cluster.world().counts();
    this.crypto = crypto;
    this.own = own;
    this.others = List.copyOf(cluster.users());
    this.server = cluster.serverFile();
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public List<Onward> leaving(String peer, Frame.Whole frame, int room) {
    var onward = new ArrayList<Onward>();
    if (seeded.chance(0.9)) {
      onward.add(Onward.now(frame));
    }
    for (int lies = seeded.index(LIES_MAX + 1); lies > 0; lies--) {
      counts.happened(FaultKind.LYING_CLIENT);
      onward.add(Onward.now(peer.isEmpty() ? toServer() : toPeer(frame)));
    }
    return onward;
  }

  @Override
  public List<Onward> arriving(String peer, Frame.Whole frame, int room) {
    return seeded.chance(0.1) ? List.of() : List.of(Onward.now(frame));
  }

  private Frame.Whole toServer() {
    return switch (seeded.index(8)) {
      case 0 -> claim(victim());
      case 1 ->
          registration(
              new IdentityRecord(
                  victim().key(),
                  "mallory",
                  own.signing().publicKey(),
                  own.agreement().publicKey(),
                  1,
                  own.agreement().publicKey(),
                  number(),
                  0,
                  Signature.NONE));
      case 2 -> new Frame.MailTaken(numbers(), numbers());
      case 3 ->
          new Frame.Store(
              number(),
              victim().key(),
              seeded.index(3),
              seeded.bytes(seeded.index(Limits.MAIL_MAX + 1)));
      case 4 -> new Frame.Store(number(), victim().key(), seeded.index(3), forgedMail());
      case 5 -> new Frame.Heartbeat(number(), number());
      case 6 -> new Frame.TableWanted(number(), number());
      default -> anything();
    };
  }

  private Frame.Whole toPeer(Frame.Whole truth) {
    long incarnation = incarnation();
    return switch (seeded.index(5)) {
      case 0 -> new Frame.Receipt(incarnation, number());
      case 1 -> new Frame.Text(incarnation, number(), item());
      case 2 ->
          truth instanceof Frame.Text(long mine, long base, Item item)
              ? new Frame.Text(mine, base + seeded.index(3), item)
              : new Frame.Text(incarnation, 1, new Item.Skip(number()));
      case 3 ->
          truth instanceof Frame.Text(long mine, long base, Item item)
              ? new Frame.Text(mine, base, other(item))
              : new Frame.Receipt(incarnation, FAR);
      default -> anything();
    };
  }

  /// What somebody in another place might say.
  private Frame.Whole anything() {
    return switch (seeded.index(6)) {
      case 0 -> new Frame.Registered(number(), 1, number(), new byte[0], Address.NONE, 1);
      case 1 -> new Frame.Stored(number(), seeded.chance(0.5));
      case 2 -> new Frame.Mail(number(), forgedMail());
      case 3 -> new Frame.Delta(number(), number(), new byte[32], List.of());
      case 4 -> new Frame.Receipt(incarnation(), number());
      default -> new Frame.Watch(false, List.of(victim().key(), "nobody"));
    };
  }

  /// A nickname that is free belongs to whoever is first, a liar too: only others' are claimed.
  private Frame.Whole claim(User victim) {
    return server.names().containsKey(victim.key()) ? registration(claimed(victim)) : anything();
  }

  private static Frame.Register registration(IdentityRecord record) {
    return new Frame.Register(
        record, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "it is me", 0, 0);
  }

  /// A victim's nickname with keys of our own, rightly signed.
  private IdentityRecord claimed(User victim) {
    return new IdentityRecord(
            victim.key(),
            victim.nickname().shown(),
            own.signing().publicKey(),
            own.agreement().publicKey(),
            1,
            own.agreement().publicKey(),
            number(),
            0,
            Signature.NONE)
        .signedBy(crypto, own.signing());
  }

  /// Says that it is another's, or our own, with nothing inside that can be opened.
  private byte[] forgedMail() {
    IdentityHash from = seeded.chance(0.5) ? own.hash() : victim().file().identity().hash();
    ClientFile to = victim().file();
    long first = number();
    var header =
        new MailHeader(
            to.identity().hash(),
            from,
            incarnation(),
            first,
            first + seeded.index(300),
            seeded.chance(0.7) ? MailHeader.Kind.MESSAGES : MailHeader.Kind.RECEIPTS,
            to.prekeys().isEmpty() ? 1 : to.prekeys().getLast().id());
    byte[] mail = seeded.bytes(300 + seeded.index(1_000));
    System.arraycopy(header.encode(), 0, mail, 0, MailHeader.LENGTH);
    return mail;
  }

  private Item item() {
    return seeded.chance(0.3) ? new Item.Skip(number()) : other(new Item.Skip(number()));
  }

  private Item other(Item item) {
    return new Item.Message(item.sequence(), number(), "", false, "a lie " + number());
  }

  private User victim() {
    return others.get(seeded.index(others.size()));
  }

  private long incarnation() {
    return victim().file().incarnation();
  }

  private List<Long> numbers() {
    long first = seeded.between(1, 60);
    return seeded.chance(0.5) ? List.of(first) : List.of(first, first + 1, first + 2);
  }

  private long number() {
    return seeded.chance(0.8) ? seeded.between(1, 60) : seeded.between(1, FAR);
  }
}
