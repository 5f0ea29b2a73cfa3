package chat.parley.core.client;

import chat.parley.core.Moment;
import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What we say of ourselves: the mailbox prekeys, a new one each day, and the signed record that
/// tells the newest.
final class OwnRecord {

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /// Mail lives 14 days, and may have been sealed just before the prekey was replaced.
  private static final long KEEP_MILLIS = 15 * DAY_MILLIS;

  private final ClientContext context;
  private final Map<Integer, Prekey> prekeys = new LinkedHashMap<>();
  private long sequence;
  private Prekey newest;
  private @Nullable IdentityRecord record;

  OwnRecord(ClientContext context, ClientImage image) {
    this.context = context;
    this.sequence = image.recordSequence();
    for (Prekey prekey : image.prekeys()) {
      prekeys.put(prekey.id(), prekey);
    }
    this.newest =
        image.prekeys().isEmpty() || isOld(image.prekeys().getLast())
            ? make()
            : image.prekeys().getLast();
  }

  private boolean isOld(Prekey prekey) {
    long age = context.now().wallMillis() - prekey.createdAtMillis();
    return age >= DAY_MILLIS || age < -DAY_MILLIS;
  }

  private Prekey make() {
    AgreementKey key = context.crypto().agreementKey(context.entropy().bytes(32));
    int id = (int) context.entropy().nextLong();
    while (prekeys.containsKey(id)) {
      id++;
    }
    var made = new Prekey(id, key, context.now().wallMillis());
    prekeys.put(id, made);
    sequence++;
    record = null;
    context.ledger().write(new ClientWrite.PrekeyMade(made, sequence));
    return made;
  }

  /// The prekey of this id, or null when it is gone.
  @Nullable Prekey prekey(int id) {
    return prekeys.get(id);
  }

  /// Our record, signed.
  IdentityRecord current() {
    IdentityRecord known = record;
    if (known == null) {
      Identity identity = context.identity();
      known =
          new IdentityRecord(
                  context.settings().nickname().key(),
                  context.settings().nickname().shown(),
                  identity.signing().publicKey(),
                  identity.agreement().publicKey(),
                  newest.id(),
                  newest.key().publicKey(),
                  sequence,
                  IdentityRecord.KNOWS_LIMITS,
                  Signature.NONE)
              .signedBy(context.crypto(), identity.signing());
      record = known;
    }
    return known;
  }

  /// Makes a new prekey if the newest is a day old, and drops those that no mail can need.
  ///
  /// @return whether the record has changed
  boolean renew() {
    dropOld();
    if (!isOld(newest)) {
      return false;
    }
    newest = make();
    return true;
  }

  private void dropOld() {
    List<Prekey> known = List.copyOf(prekeys.values());
    for (int i = 0; i + 1 < known.size(); i++) {
      long replacedAt = known.get(i + 1).createdAtMillis();
      if (context.now().wallMillis() - replacedAt > KEEP_MILLIS) {
        prekeys.remove(known.get(i).id());
        context.ledger().write(new ClientWrite.PrekeyGone(known.get(i).id()));
      }
    }
  }

  /// When [#renew] wants to be called, in the step clock's nanoseconds, counted from now.
  long renewInNanos() {
    long age = context.now().wallMillis() - newest.createdAtMillis();
    return Math.max(1, DAY_MILLIS - age) * Moment.MILLISECOND;
  }
}
