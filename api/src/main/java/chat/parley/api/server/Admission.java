package chat.parley.api.server;

import chat.parley.api.Kind;
import chat.parley.api.Nickname;

/// A say in who may register. Everybody asked must admit.
///
/// Called on a virtual thread, for each registration that the server itself would take; whoever
/// takes longer than two seconds, or throws, has refused.
public interface Admission {

  /// Somebody who wants to register, and has proven that he has the nickname's keys.
  ///
  /// @param address `host:port` that he registers from
  /// @param fingerprint of his identity, 32 hexadecimal digits
  /// @param isNew whether the nickname is registered for the first time
  record Applicant(
      Nickname nickname, Kind kind, String address, String fingerprint, boolean isNew) {}

  /// The answer.
  sealed interface Verdict {

    /// He may.
    record Admit() implements Verdict {}

    /// He may not.
    ///
    /// @param why told to him, in half a sentence of at most 200 bytes
    record Refuse(String why) implements Verdict {}
  }

  /// Whether somebody may register.
  Verdict judge(Applicant applicant);
}
