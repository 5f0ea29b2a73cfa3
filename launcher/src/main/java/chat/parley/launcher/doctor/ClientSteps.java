package chat.parley.launcher.doctor;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.core.client.Checkup;
import chat.parley.engine.client.Examinable;
import chat.parley.engine.client.Examination;
import chat.parley.launcher.resident.LentClient;
import chat.parley.launcher.text.Stamps;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The steps for which it takes a client: one after the other, up to the first that is broken.
///
/// @param client may be lent by a Parley that runs
/// @param stamps writes times
/// @param tell takes each finding as soon as it is there; false when it is broken
public record ClientSteps(Client client, Stamps stamps, Predicate<Finding> tell) {

  /// Goes the steps that the server answers for.
  ///
  /// @return whether none is broken
  public boolean standing() {
    if (!tell.test(Standing.registration(client))) {
      return false;
    }
    Examination examination = examination();
    Checkup checkup = examination == null ? null : examination.checkup(client.nickname());
    return checkup == null
        || (tell.test(Standing.table(checkup))
            && tell.test(Standing.clock(checkup.serverTime()))
            && tell.test(Standing.mailbox(checkup)));
  }

  /// Goes the steps to somebody else, and measures the way to him if he is there, which takes some
  /// seconds.
  ///
  /// @return whether none is broken
  /// @throws InterruptedException when the waiting thread is interrupted
  public boolean wayTo(Nickname other) throws InterruptedException {
    Entry entry = client.table().get(other);
    if (!tell.test(Correspondent.entry(entry, other)) || entry == null) {
      return false;
    }
    Examination examination = examination();
    Checkup before = examination == null ? null : examination.checkup(other);
    String looksLike = before == null ? "" : before.looksLike();
    KnownKey known = client.knownKeys().get(other);
    if (!tell.test(Correspondent.key(entry, known, looksLike, stamps))) {
      return false;
    }
    if (examination == null || other.equals(client.nickname())) {
      return true;
    }
    Checkup measured = entry.presence() == Presence.OFFLINE ? before : examination.measure(other);
    return measured == null
        || DirectWay.findings(client.nickname(), entry, measured.way()).stream().allMatch(tell);
  }

  private @Nullable Examination examination() {
    Client own = client instanceof LentClient lent ? lent.client() : client;
    return Examinable.of(own).orElse(null);
  }
}
