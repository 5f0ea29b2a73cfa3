package chat.parley.core.store;

import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.Prekey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All durable state that a client node starts from.
///
/// @param identity its keys
/// @param incarnation the sender incarnation that new messages are numbered under
/// @param handshakeCounter the first handshake counter that was surely never used
/// @param recordSequence the number of the newest identity record, 0 if none was made
/// @param prekeys mailbox prekeys, oldest first
/// @param certificate the encoded nickname certificate, empty if none
/// @param outbox rows whose state is not final, in the order of sending
/// @param lastSequences the last used sequence number of each recipient's key under `incarnation`
/// @param lastHistoryId the id of the newest history row, 0 if none
/// @param unshown history rows that may not have been shown, oldest first
/// @param said how much was said in each conversation that has not ended
public record ClientImage(
    Identity identity,
    long incarnation,
    long handshakeCounter,
    long recordSequence,
    List<Prekey> prekeys,
    TableImage table,
    List<Pin> pins,
    @Nullable ServerPin serverPin,
    byte[] certificate,
    List<OutboxRow> outbox,
    Map<String, Long> lastSequences,
    List<HighWater> highWaters,
    long lastHistoryId,
    List<HistoryRow> unshown,
    Map<String, Long> said) {

  /// The table, older than any that comes if its server is not trusted any more.
  public TableImage tableToBeginWith() {
    return serverPin == null ? table.outdated() : table;
  }

  /// The image of a client that was never started before.
  public static ClientImage fresh(Identity identity, long incarnation) {
    return new ClientImage(
        identity,
        incarnation,
        0,
        0,
        List.of(),
        TableImage.EMPTY,
        List.of(),
        null,
        new byte[0],
        List.of(),
        Map.of(),
        List.of(),
        0,
        List.of(),
        Map.of());
  }
}
