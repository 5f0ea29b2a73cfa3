package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.FrameGate;
import java.util.ArrayList;
import java.util.List;

/// The gate of a server that lies for a while: it keeps frames back, drops and doubles them, tells
/// one client what was meant for another, calls mail stored that it has thrown away, and shows the
/// table with other keys, addresses and generations. Some tell everybody whom they register that he
/// is not registered. It has the server's true keys.
final class LyingServer implements FrameGate {

  private static final int REMEMBERED_MAX = 64;
  private static final Address NOWHERE = Address.v4(0xc000_0208, 8);

  private final Seeded seeded;
  private final Counts counts;
  private final Crypto crypto;
  private final Identity impostor;
  private final List<Frame.Whole> remembered = new ArrayList<>();
  private final PoliteRegistrations registrations;
  private long lastStore;

  /// Whether it tells everybody whom it has just registered that he is not.
  private final boolean isProvoking;

  private boolean isHonest;

  LyingServer(Seeded seeded, Counts counts, Crypto crypto, Schedule schedule) {
    this.registrations = new PoliteRegistrations(schedule);
    this.isProvoking = seeded.chance(0.3);
    this.seeded = seeded;
    this.counts = counts;
    this.crypto = crypto;
    this.impostor = Identity.create(crypto, seeded);
  }

  /// Lies no more; what it has kept back goes on at its time.
  void calm() {
    isHonest = true;
  }

  @Override
  public boolean isOpen() {
    return isHonest;
  }

  @Override
  public List<Onward> leaving(String peer, Frame.Whole frame, int room) {
    remember(frame);
    double mood = seeded.fraction();
    if (!isHonest && isProvoking && frame instanceof Frame.Registered) {
      counts.happened(FaultKind.LYING_SERVER);
      return List.of(Onward.now(frame), Onward.now(new Frame.Deregistered()));
    }
    if (isHonest || mood > 0.4) {
      return List.of(Onward.now(frame));
    }
    counts.happened(FaultKind.LYING_SERVER);
    if (mood < 0.05) {
      return List.of();
    }
    if (mood < 0.12 && room > 0) {
      return List.of(new Onward(frame, seeded.between(1, 60 * Moment.SECOND), this));
    }
    if (mood < 0.2) {
      return List.of(Onward.now(anyRemembered()), Onward.now(frame));
    }
    return List.of(Onward.now(twisted(frame)), Onward.now(invented()));
  }

  /// Throws away what clients ask it to keep, and what they say of their mail.
  @Override
  public List<Onward> arriving(String peer, Frame.Whole frame, int room) {
    if (frame instanceof Frame.Store store) {
      lastStore = store.id();
    }
    if (frame instanceof Frame.Register register) {
      registrations.asked(register.identity().nicknameKey());
    }
    boolean isLost =
        !isHonest
            && (frame instanceof Frame.Store || frame instanceof Frame.MailTaken)
            && seeded.chance(0.2);
    return isLost ? List.of() : List.of(Onward.now(frame));
  }

  private void remember(Frame.Whole frame) {
    if (remembered.size() < REMEMBERED_MAX) {
      remembered.add(frame);
    } else {
      remembered.set(seeded.index(REMEMBERED_MAX), frame);
    }
  }

  private Frame.Whole anyRemembered() {
    return remembered.get(seeded.index(remembered.size()));
  }

  private Frame.Whole twisted(Frame.Whole frame) {
    return switch (frame) {
      case Frame.Delta(long epoch, long version, byte[] previous, var changes) ->
          new Frame.Delta(epoch, version, previous, twisted(changes));
      case Frame.Snapshot piece ->
          new Frame.Snapshot(
              piece.epoch(),
              piece.version() + seeded.index(2),
              piece.chain(),
              piece.index(),
              piece.count(),
              twisted(piece.entries()));
      case Frame.Found(String nickname, var entry) -> new Frame.Found(nickname, twisted(entry));
      case Frame.Mail(long id, byte[] mail) -> new Frame.Mail(id, flipped(mail));
      case Frame.Registered it ->
          new Frame.Registered(
              it.epoch() + seeded.index(2),
              it.leaseMillis(),
              it.version() + seeded.index(3),
              flipped(it.certificate()),
              NOWHERE,
              it.waiting() + 1);
      case Frame.Whole other -> other;
    };
  }

  private Frame.Whole invented() {
    return switch (seeded.index(4)) {
      case 0 -> new Frame.Stored(lastStore, seeded.chance(0.5));
      case 1 -> new Frame.Pulse(seeded.between(1, 1L << 31), seeded.between(1, 1_000));
      case 2 -> new Frame.Deregistered();
      default -> anyRemembered();
    };
  }

  private List<TableEntry> twisted(List<TableEntry> entries) {
    return entries.stream().map(this::twisted).toList();
  }

  private TableEntry twisted(TableEntry entry) {
    return switch (seeded.index(4)) {
      case 0 -> entry.withAddress(NOWHERE);
      case 1 -> entry.withIdentity(taken(entry.identity()));
      case 2 ->
          new TableEntry(
              taken(entry.identity()),
              entry.generation() + 1,
              entry.presence(),
              entry.kind(),
              entry.address(),
              entry.rooms(),
              entry.status());
      default -> entry;
    };
  }

  /// The nickname of this record with keys of the impostor, rightly signed.
  private IdentityRecord taken(IdentityRecord record) {
    return new IdentityRecord(
            record.nicknameKey(),
            record.nickname(),
            impostor.signing().publicKey(),
            impostor.agreement().publicKey(),
            1,
            impostor.agreement().publicKey(),
            record.sequence() + 1,
            0,
            Signature.NONE)
        .signedBy(crypto, impostor.signing());
  }

  private byte[] flipped(byte[] bytes) {
    if (bytes.length == 0 || seeded.chance(0.5)) {
      return bytes;
    }
    byte[] other = bytes.clone();
    other[seeded.index(other.length)] ^= (byte) (1 + seeded.index(255));
    return other;
  }
}
