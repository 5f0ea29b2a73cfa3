package chat.parley.engine.store;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Rows to write in tests.
final class Samples {

  private static final Crypto CRYPTO = new JdkCrypto();

  private Samples() {}

  static Identity identity() {
    return Identity.of(CRYPTO, filled(32, 1), filled(32, 2));
  }

  static IdentityHash hash(int number) {
    return new IdentityHash(0x8000_0000_0000_0000L + number, -number);
  }

  static PublicKey key(int number) {
    return PublicKey.of(filled(32, number));
  }

  static Prekey prekey(int id) {
    return new Prekey(id, CRYPTO.agreementKey(filled(32, id)), 1_800_000_000_000L + id);
  }

  static Item.Message message(long sequence, String text) {
    return new Item.Message(sequence, 1_800_000_000_000L + sequence, "#ops", true, text);
  }

  static OutboxRow sent(long incarnation, String recipient, long sequence) {
    return new OutboxRow(
        incarnation,
        recipient,
        hash(recipient.length()),
        message(sequence, recipient + " " + sequence),
        OutboxState.PENDING);
  }

  static HistoryRow taken(long id) {
    return taken(id, "Alice", id);
  }

  static HistoryRow taken(long id, String nickname, long sequence) {
    Item.Message message = message(sequence, "text " + id);
    return new HistoryRow(id, hash(7), nickname, -5, message, 1_800_000_000_500L + id, id % 2 == 0);
  }

  static TableEntry entry(String nickname, String status) {
    var identity =
        new IdentityRecord(
            nickname,
            nickname.toUpperCase(Locale.ROOT),
            key(1),
            key(2),
            3,
            key(4),
            5,
            6,
            Signature.of(filled(64, 7)));
    return new TableEntry(
        identity,
        8,
        EntryPresence.AWAY,
        EntryKind.BOT,
        Address.v4(0x7f000001, 1232),
        List.of("#ops"),
        status);
  }

  static MailRow mail(long id, String recipient, int bytes) {
    var key = new MailKey(hash(3), -9, id, id + 1, id % 2 == 0);
    return new MailRow(
        new MailIndex(id, recipient, key, (int) id % 4, bytes, 1_800_000_000_000L + id),
        filled(bytes, (int) id));
  }

  static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
