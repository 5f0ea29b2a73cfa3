package chat.parley.core.packet;

import chat.parley.core.crypto.IdentityRecord;
import java.util.List;

/// One decoded unit inside a packet, in the order of docs/protocol.md, section 4.
///
/// Byte arrays in frames are owned by the frame: nobody changes them after construction.
@SuppressWarnings("ArrayRecordComponent") // Owned by the frame, and compared by nobody.
public sealed interface Frame
    permits Frame.AckEliciting, Frame.Acknowledgement, Frame.Close, Frame.Padding {

  /// A frame that the receiver must acknowledge and the sender repeats until that happens, in a new
  /// packet each time. What it does to the receiver is the same whether it arrives once or twice.
  sealed interface AckEliciting extends Frame
      permits Ping, Fragment, PathChallenge, PathResponse, Whole {}

  /// A frame for the node above the session.
  sealed interface Whole extends AckEliciting permits FromClient, FromServer, FromPeer {}

  /// What clients tell the server.
  sealed interface FromClient extends Whole
      permits Register, Deregister, Heartbeat, Lookup, Watch, TableWanted, Store, MailTaken {}

  /// What the server tells its clients.
  sealed interface FromServer extends Whole
      permits Registered,
          Refused,
          Deregistered,
          Pulse,
          Found,
          Stored,
          NotStored,
          Mail,
          Delta,
          Snapshot,
          OverLimit {}

  /// What clients tell each other.
  sealed interface FromPeer extends Whole permits Text, Receipt {}

  /// 0x00: one zero byte, skipped.
  record Padding() implements Frame {}

  /// 0x01: asks for nothing but an acknowledgement.
  record Ping() implements AckEliciting {}

  /// 0x02: packets that arrived (RFC 9000, section 19.3): ranges in descending order, the first one
  /// holds the largest number.
  ///
  /// @param delayMicros how long the receiver waited since the largest one arrived
  record Acknowledgement(long delayMicros, List<Range> ranges) implements Frame {

    /// Packet numbers `from` to `to`, both included.
    public record Range(long from, long to) {}
  }

  /// 0x03: a piece of a frame that is too long for one packet.
  ///
  /// @param id counts the cut frames of one session, in each direction
  /// @param offset where the bytes belong in the encoded frame
  /// @param total the length of the encoded frame
  record Fragment(long id, int offset, int total, byte[] bytes) implements AckEliciting {}

  /// 0x04: asks that these 8 bytes come back on the same path (RFC 9000, section 8.2).
  record PathChallenge(long data) implements AckEliciting {}

  /// 0x05: the 8 bytes of a path challenge.
  record PathResponse(long data) implements AckEliciting {}

  /// 0x06: the sender has ended the session and forgets it.
  record Close(CloseCode code, String reason) implements Frame {}

  /// 0x10: register this nickname, or renew what is known of it.
  ///
  /// @param presence of the entry: online or away
  /// @param epoch the server epoch of the table that the client holds, 0 if none
  /// @param version the version of that table
  record Register(
      IdentityRecord identity,
      EntryKind kind,
      EntryPresence presence,
      List<String> rooms,
      String status,
      long epoch,
      long version)
      implements FromClient {}

  /// 0x11: leave; the nickname stays the identity's own.
  record Deregister() implements FromClient {}

  /// 0x12: I am here, and this is the table I have.
  record Heartbeat(long epoch, long version) implements FromClient {}

  /// 0x13: whose is this nickname?
  ///
  /// @param nickname the nickname's key
  record Lookup(String nickname) implements FromClient {}

  /// 0x14: which entries' changes to send: all, or those of the named keys only.
  record Watch(boolean all, List<String> nicknames) implements FromClient {}

  /// 0x15: send me the table, I have this version.
  record TableWanted(long epoch, long version) implements FromClient {}

  /// 0x16: keep this mail.
  ///
  /// @param id the client's own number for the request, echoed in the answer
  /// @param slot 0, or a number: a later mail from the same sender to the same recipient in the
  ///   same slot replaces the earlier one
  /// @param mail the sealed mail, opaque to the server but for its clear header
  record Store(long id, String recipient, int slot, byte[] mail) implements FromClient {}

  /// 0x17: what became of replayed mail: taken into history (delete it), or held until something
  /// earlier arrives (keep it, and go on with the next).
  record MailTaken(List<Long> taken, List<Long> held) implements FromClient {}

  /// 0x20: you are registered.
  ///
  /// @param certificate the encoded nickname certificate
  /// @param observed the address that the server sees the client at
  /// @param waiting how many mails wait in the mailbox and are about to be replayed
  record Registered(
      long epoch, int leaseMillis, long version, byte[] certificate, Address observed, int waiting)
      implements FromServer {}

  /// 0x21: you are not registered, and why.
  record Refused(Refusal refusal, String detail) implements FromServer {}

  /// 0x22: you are offline now.
  record Deregistered() implements FromServer {}

  /// 0x23: the answer to a heartbeat.
  record Pulse(long epoch, long version) implements FromServer {}

  /// 0x24: the answer to a lookup: one entry, or none.
  record Found(String nickname, List<TableEntry> entry) implements FromServer {}

  /// 0x25: the mail is on the server's disk.
  ///
  /// @param online whether the recipient holds a live lease: the mail has been pushed to him
  record Stored(long id, boolean online) implements FromServer {}

  /// 0x26: the mail is not kept, and why.
  record NotStored(long id, StoreRefusal refusal) implements FromServer {}

  /// 0x2a: the mail is not kept, because it would exceed a limit. Only for clients whose record says
  /// that they understand it; others get [NotStored].
  ///
  /// @param value of the limit
  record OverLimit(long id, StoreLimit limit, long value) implements FromServer {}

  /// 0x27: mail from your mailbox.
  ///
  /// @param id the server's number of it, for MailTaken
  record Mail(long id, byte[] mail) implements FromServer {}

  /// 0x28: the table's change from `version - 1` to `version`.
  ///
  /// @param previous the chain hash at `version - 1`, 32 bytes
  record Delta(long epoch, long version, byte[] previous, List<TableEntry> changes)
      implements FromServer {}

  /// 0x29: a piece of the whole table.
  ///
  /// @param chain the chain hash at `version`, 32 bytes
  /// @param index which piece this is, from 0
  /// @param count how many there are
  record Snapshot(
      long epoch, long version, byte[] chain, int index, int count, List<TableEntry> entries)
      implements FromServer {}

  /// 0x30: a message from one peer to another, or the word that this sequence number will never
  /// come.
  ///
  /// @param base the lowest sequence number that the sender still holds: all before are settled
  record Text(long incarnation, long base, Item item) implements FromPeer {}

  /// 0x31: every message of this sender incarnation up to `upTo` is in the durable history.
  record Receipt(long incarnation, long upTo) implements FromPeer {}
}
