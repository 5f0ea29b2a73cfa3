package chat.parley.core.sim;

import java.util.function.LongFunction;

/// A mistake that can be made in the core's source, to see whether the simulation finds it.
/// Together with [PlantedBug]s, which nodes' surroundings make, they say what the simulator sees.
enum Mistake {
  /// A packet that was taken in is taken in once more.
  OLD_COUNTER_ACCEPTED(
      "session/ReplayWindow.java",
      "return number > highest || (words[wordOf(number)] & bitOf(number)) == 0;",
      "return true;"),
  /// A sender forgets what the server has stored.
  FORGOTTEN_WHEN_STORED(
      "client/Answers.java",
      "fate.marked(stream, request.first(), request.last(), OutboxState.STORED);",
      """
      fate.marked(stream, request.first(), request.last(), OutboxState.FAILED);
      rows(request).stream().map(OutboundRow::sequence).toList().forEach(stream::skip);
      """),
  /// The keys that a nickname is trusted to have change by themselves.
  PIN_REPLACED(
      "client/Directory.java",
      """
            warnOfChangedKey(entry);
            return null;
      """,
      "put(new Pin(key, entry.identity().identity(), 0, false));"),
  /// A table goes back to an earlier version.
  TABLE_GOES_BACK(
      "table/TableReplica.java",
      "piece.epoch() > epoch || (piece.epoch() == epoch && piece.version() > version);",
      "piece.epoch() >= epoch;"),
  /// A server's epoch is that of its last run.
  EPOCH_REPEATED(
      "server/ServerNode.java",
      "Math.max(image.epoch() + 1, now.wallMillis() / 1000)",
      "Math.max(image.epoch(), 1)"),
  /// Mailboxes take more than they may.
  QUOTA_EXCEEDED(
      "server/PostOffice.java",
      "Optional<Excess> excess = quotas.room(mailbox, from.identity(), length);",
      "Optional<Excess> excess = Optional.empty();"),
  /// Whoever is offline loses the nickname to the next who wants it.
  NICKNAME_FREED_WITH_LEASE(
      "server/Registrar.java",
      "owned == null ? newNames.owner(record.nicknameKey()) : owned.identity().identity();",
      """
      owned == null || owned.presence() == EntryPresence.OFFLINE
          ? newNames.owner(record.nicknameKey())
          : owned.identity().identity();
      """),
  /// The owner of a nickname is not compared.
  NICKNAME_FOR_ANYBODY(
      "server/Registrar.java",
      "if (owner != null && !owner.equals(record.identity())) {",
      "if (owner != null && owner.equals(PublicKey.of(new byte[PublicKey.LENGTH]))) {"),
  /// A reset that means nothing here is answered by one.
  RESET_ANSWERED_BY_RESET(
      "session/Sessions.java",
      "      case Packet.Reset reset -> reset(reset);",
      """
      case Packet.Reset reset -> {
        reset(reset);
        registry.answer(from, datagram);
      }
      """),
  /// Handshakes are made with addresses that have not shown that they receive.
  TOKEN_NOT_CHECKED(
      "session/Responder.java",
      "boolean validated = isOurToken(now, from, init.token());",
      "boolean validated = true;"),
  /// Whoever says that he is elsewhere is believed without a question.
  PATH_NOT_CHALLENGED(
      "session/PacketReceiver.java",
      "if (transport.paths().arrived(arrival.from, bytes, highest, entropy)) {",
      """
      if (transport.paths().arrived(arrival.from, bytes, highest, entropy)) {
        transport.paths().moveTo(arrival.from);
      """),
  /// A receipt counts for every recipient, whoever gives it.
  RECEIPT_FROM_ANYBODY(
      "client/ClientNode.java",
      "dispatch.receipt(peer.key(), incarnation, upTo);",
      """
      directory.entries().forEach(entry -> dispatch.receipt(entry.key(), incarnation, upTo));
      """),
  /// A receipt is given for what is not on the disk.
  RECEIPT_FOR_WHAT_IS_NOT_DURABLE(
      "message/InboundStream.java", "    return committed;", "    return taken;"),
  /// A client registers at the pace that the server sets.
  PROVOKED_AT_ANY_PACE(
      "client/Provocation.java", "return patience.take(now) ? now :", "return now >= 0 ? now :"),
  /// What a restarted sender has not sent yet is numbered from the beginning.
  NUMBERS_REUSED(
      "client/ClientNode.java",
      "new Outbox(image.incarnation(), image.outbox(), image.lastSequences())",
      "new Outbox(image.incarnation(), image.outbox(), java.util.Map.of())"),
  /// A recipient takes one missing message for settled.
  GAP_TAKEN_FOR_SETTLED(
      "message/InboundStream.java",
      "while (!held.isEmpty() && held.firstKey() == taken + 1) {",
      "while (!held.isEmpty() && held.firstKey() <= taken + 2) {");

  private final String file;
  private final String piece;
  private final String replacement;

  Mistake(String file, String piece, String replacement) {
    this.file = file;
    this.piece = piece;
    this.replacement = replacement;
  }

  /// The simulation of a core with this mistake.
  LongFunction<String> made() throws Exception {
    return Mutant.of(file, piece, replacement);
  }
}
