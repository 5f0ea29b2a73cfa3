package chat.parley.core.packet;

/// Every size limit of the wire, with its reason (docs/protocol.md, section 4.11).
public final class Limits {

  /// The longest datagram: what every path must carry (IPv6: 1280 - 40 - 8, rounded down).
  public static final int DATAGRAM_MAX = 1200;

  /// Header (20) and tag (16) of a DATA packet.
  public static final int DATA_OVERHEAD = 36;

  /// The longest run of frames in one packet.
  public static final int PLAINTEXT_MAX = DATAGRAM_MAX - DATA_OVERHEAD;

  /// Plaintexts are padded with zero frames to a multiple of this, which hides exact lengths.
  public static final int PADDING_MULTIPLE = 32;

  /// The longest text of a message, in bytes of UTF-8.
  public static final int TEXT_MAX = 16 * 1024;

  /// The longest sealed mail, in bytes: a longest text, its item header, padding, keys, signature.
  public static final int MAIL_MAX = 17_408;

  /// The longest encoded frame, reassembled from fragments: a longest mail and its envelope.
  public static final int FRAME_MAX = 17_920;

  /// The bytes that one FRAGMENT frame carries at the most: a packet less the fragment's header.
  public static final int FRAGMENT_BYTES_MAX = PLAINTEXT_MAX - 12;

  /// Fragments that one frame may be cut into.
  public static final int FRAGMENTS_MAX = 16;

  /// The longest nickname, in bytes of UTF-8.
  public static final int NICKNAME_MAX = 64;

  /// The longest status text, in bytes of UTF-8.
  public static final int STATUS_MAX = 200;

  /// The longest room name with its `#`, in bytes of UTF-8: as long as a nickname.
  public static final int ROOM_MAX = NICKNAME_MAX;

  /// Rooms that one entry may list.
  public static final int ROOMS_MAX = 32;

  /// The longest reason in CLOSE and REFUSED, in bytes of UTF-8.
  public static final int REASON_MAX = 200;

  /// Acknowledgement ranges in one ACK frame; older ones are left out.
  public static final int ACK_RANGES_MAX = 32;

  /// The longest frame of table changes, so that it fits one packet.
  public static final int TABLE_CHUNK_MAX = 1_100;

  /// Entries in one frame; far more than fit [#TABLE_CHUNK_MAX].
  public static final int TABLE_ENTRIES_MAX = 64;

  /// Pieces of one snapshot: more than a server with all its entries needs.
  public static final int SNAPSHOT_PIECES_MAX = 65_535;

  /// The longest encoded nickname certificate, with room to grow.
  public static final int CERTIFICATE_MAX = 512;

  /// Nicknames that one WATCH may name: the longest ones still fit one frame.
  public static final int WATCHED_MAX = 256;

  /// Mail numbers in one list of MAILTAKEN; a server replays fewer at a time.
  public static final int MAIL_TAKEN_MAX = 256;

  /// Mails in one mailbox that REGISTERED can tell of.
  public static final int MAIL_WAITING_MAX = 1_000_000;

  /// The longest mail body before it is sealed; [#MAIL_MAX] leaves 512 bytes to seal it.
  public static final int MAIL_BODY_MAX = MAIL_MAX - 512;

  /// Items in one mail body; a recipient holds back no more than this either.
  public static final int MAIL_ITEMS_MAX = 256;

  /// Receipts in one mail body: more incarnations of a pair than anybody remembers.
  public static final int MAIL_RECEIPTS_MAX = 64;

  /// The length of the hash that chains the versions of the table: SHA-256.
  public static final int CHAIN_HASH_LENGTH = 32;

  private Limits() {}
}
