package chat.parley.core.client;

import chat.parley.core.crypto.NicknameCertificate;
import chat.parley.core.packet.Frame;
import chat.parley.core.table.TableReplica;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks into what a client knows, for [Checkup], and remembers what the server has said in passing
/// when it registered us.
final class Examiner {

  private static final long SECOND_MILLIS = 1_000;

  private final ClientContext context;
  private final Directory directory;
  private final PeerLinks links;
  private byte[] certificate;
  private @Nullable ServerTime serverTime;
  private int mailsWaiting;

  /// @param certificate the one of an earlier run, or nothing
  Examiner(Parts parts, byte[] certificate) {
    this.context = parts.context();
    this.directory = parts.directory();
    this.links = parts.links();
    this.certificate = certificate;
  }

  /// Takes in the server's word that we are registered.
  void registered(Frame.Registered frame) {
    mailsWaiting = frame.waiting();
    boolean isNew = !Arrays.equals(certificate, frame.certificate());
    // The same one again says less than it did when it was new.
    if (isNew || serverTime == null) {
      certificate = frame.certificate();
      serverTime =
          NicknameCertificate.decode(certificate).map(shown -> time(shown, isNew)).orElse(null);
    }
  }

  private ServerTime time(NicknameCertificate shown, boolean isNew) {
    long life = shown.notAfter() - shown.notBefore();
    return new ServerTime(
        shown.notBefore() * SECOND_MILLIS,
        context.now().wallMillis(),
        life / 2 * SECOND_MILLIS,
        isNew);
  }

  /// What is known now, of the nickname of this key too.
  Checkup checkup(String key) {
    TableReplica table = directory.replica();
    return new Checkup(
        table.version(),
        !table.hasGap(),
        serverTime,
        mailsWaiting,
        Objects.requireNonNullElse(directory.lookAlike(key), ""),
        links.way(key));
  }
}
