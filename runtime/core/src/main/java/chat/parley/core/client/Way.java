package chat.parley.core.client;

import chat.parley.core.packet.Address;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sounding;
import org.jspecify.annotations.Nullable;

/// The direct way to somebody else, at one moment.
public sealed interface Way {

  /// There was no reason yet for a session.
  Way UNTRIED = new Shut(null);

  /// There is no session.
  ///
  /// @param lastEnd what became of the last attempt, or of the last session; null when there was
  ///   none since the start
  record Shut(SessionEvent.@Nullable End lastEnd) implements Way {}

  /// A session is being opened; that fails after some 6 s.
  ///
  /// @param to the address that is called
  record Opening(Address to) implements Way {}

  /// There is a session.
  ///
  /// @param to where packets go now
  /// @param ageNanos how long it has been there, keys that were replaced included
  /// @param heardNanos how long ago something came
  /// @param sounding how the path is
  record Open(Address to, long ageNanos, long heardNanos, Sounding sounding) implements Way {}
}
