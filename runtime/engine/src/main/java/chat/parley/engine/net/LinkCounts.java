package chat.parley.engine.net;

import chat.parley.api.Traffic;

/// What went through a link since it was bound.
///
/// @param received datagrams handed to the receiver
/// @param receivedBytes their bytes
/// @param misshapen datagrams that were empty or too long, and dropped
/// @param sent datagrams handed to the network
/// @param sentBytes their bytes
/// @param unsent datagrams that the network did not take, or that would have had to wait
public record LinkCounts(
    long received, long receivedBytes, long misshapen, long sent, long sentBytes, long unsent) {

  /// The counts of a link that has done nothing.
  public static final LinkCounts NONE = new LinkCounts(0, 0, 0, 0, 0, 0);

  /// The same in the words of the API.
  public Traffic traffic() {
    return new Traffic(received, receivedBytes, misshapen, sent, sentBytes, unsent);
  }

  /// Both together.
  public LinkCounts plus(LinkCounts other) {
    return new LinkCounts(
        received + other.received,
        receivedBytes + other.receivedBytes,
        misshapen + other.misshapen,
        sent + other.sent,
        sentBytes + other.sentBytes,
        unsent + other.unsent);
  }
}
