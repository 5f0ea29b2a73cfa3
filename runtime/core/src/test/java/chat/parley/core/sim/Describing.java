package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Output;
import chat.parley.core.packet.Packet;
import chat.parley.core.packet.PacketDecoder;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Puts what happens in a simulation into words that are the same in every run of a seed: nothing
/// in them depends on where an object lies in memory.
final class Describing {

  private static final int TEXT_MAX = 120;

  private Describing() {}

  static String command(Command command) {
    return command instanceof Command.Send(long request, String recipient, _, String text, _)
        ? "send %d to %s: %s".formatted(request, recipient, shortened(text))
        : command.toString();
  }

  static String output(Output output) {
    return switch (output) {
      case Output.Send(var to, byte[] bytes) -> "sends " + datagram(bytes) + " to " + to;
      case Output.Persist(long token, List<Write> writes) ->
          "persists batch %d: %s".formatted(token, writes(writes));
      case Output.ReadMail(long token, List<Long> ids) ->
          "reads mails %s (%d)".formatted(ids, token);
      case Output.Show(HistoryRow row) -> "shows " + row(row);
      case Output.Tell(var event) -> "tells " + shortened(event.toString());
      case Output.Judge(long token, var applicant) ->
          "asks about %s (%d)".formatted(applicant.nickname(), token);
      case Output.Accepted _, Output.Rejected _, Output.Report _, Output.Stopped _ ->
          shortened(output.toString());
    };
  }

  /// A number that differs for most outputs that differ.
  static long feature(Output output) {
    return switch (output) {
      case Output.Send(_, byte[] bytes) -> Arrays.hashCode(bytes);
      case Output.Persist(long token, List<Write> writes) -> 31 * token + writes.size();
      case Output.ReadMail(long token, List<Long> ids) -> 37 * token + ids.size();
      case Output.Judge(long token, _) -> 59 * token;
      case Output.Accepted(long request, _, _) -> 41 * request;
      case Output.Rejected(long request, _) -> 43 * request;
      case Output.Show(HistoryRow row) -> 47 * row.id();
      case Output.Tell(var event) -> event.getClass().getSimpleName().hashCode();
      case Output.Report(var notice) -> notice.getClass().getSimpleName().hashCode();
      case Output.Stopped _ -> 53;
    };
  }

  static String writes(List<Write> writes) {
    return writes.stream().map(Describing::write).collect(Collectors.joining(", "));
  }

  static String datagram(byte[] bytes) {
    String packet =
        switch (PacketDecoder.decode(bytes)) {
          case Packet.Probe(long source, _) -> "PROBE %016x".formatted(source);
          case Packet.Challenge(long destination, _, _) -> "CHALLENGE %016x".formatted(destination);
          case Packet.Init(long source, _, _, _) -> "INIT %016x".formatted(source);
          case Packet.Response(long destination, long source, _) ->
              "RESPONSE %016x %016x".formatted(destination, source);
          case Packet.Data(long destination, long counter) ->
              "DATA %016x #%d".formatted(destination, counter);
          case Packet.Reset(long unknown, _) -> "RESET %016x".formatted(unknown);
          case Packet.Malformed _ -> "garbage";
        };
    return "%s (%d bytes)".formatted(packet, bytes.length);
  }

  private static String write(Write write) {
    return switch (write) {
      case ClientWrite.Sent(OutboxRow row) ->
          "sent %d to %s: %s"
              .formatted(
                  row.message().sequence(), row.recipient(), shortened(row.message().text()));
      case ClientWrite.Mark mark ->
          "mark %d-%d to %s %s"
              .formatted(mark.first(), mark.last(), mark.recipient(), mark.state());
      case ClientWrite.Taken(HistoryRow row) -> "taken " + row(row);
      case ClientWrite.Raised(var water) ->
          "raised %016x to %d".formatted(water.incarnation(), water.sequence());
      case ClientWrite.TableReplaced(var table) ->
          "table %d/%d of %d".formatted(table.epoch(), table.version(), table.entries().size());
      case ClientWrite.TableChanged change ->
          "table %d/%d changes %d"
              .formatted(change.epoch(), change.version(), change.changes().size());
      case ClientWrite.Shown(long id) -> "shown " + id;
      case ClientWrite.ShownEarly(long id) -> "shown early " + id;
      case ClientWrite.SetAside aside -> "set aside: " + aside.reason();
      case ClientWrite.Reserved(long next) -> "reserved " + next;
      case ClientWrite.Pinned(var pin) -> "pinned " + pin.nickname();
      case ServerWrite.MailKept(var mail) -> "mail " + mail(mail.index());
      case ServerWrite.MailGone(List<Long> ids) -> "mails gone " + ids;
      case ServerWrite.EpochBegun(long epoch) -> "epoch " + epoch;
      case ServerWrite.Named(var name) ->
          "named %s %s".formatted(name.entry().key(), name.entry().presence());
      case ClientWrite _, ServerWrite _ -> write.getClass().getSimpleName();
    };
  }

  private static String mail(MailIndex mail) {
    return "%d for %s: %d-%d%s"
        .formatted(
            mail.id(),
            mail.recipient(),
            mail.key().first(),
            mail.key().last(),
            mail.key().receipts() ? " receipts" : "");
  }

  private static String row(HistoryRow row) {
    return "%d: message %d from %s: %s"
        .formatted(
            row.id(), row.message().sequence(), row.nickname(), shortened(row.message().text()));
  }

  private static String shortened(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
  }
}
