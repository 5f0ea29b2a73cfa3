package chat.parley.engine.bot;

import chat.parley.api.Incoming;
import chat.parley.api.MessageId;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import chat.parley.engine.journal.Tape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Leads people through scripts.
///
/// Safe for use by any thread.
interface Talks {

  /// Leads through one script to its end, whatever that is.
  ///
  /// @param inbox what the person says meanwhile
  /// @param opening the message that it begins with, if there is one; done with it, unless this was
  ///   interrupted
  void lead(Place place, Inbox inbox, @Nullable Incoming opening, Script script);

  /// Whether an earlier run has heard this message, and has written that down.
  boolean hasHeard(MessageId message);

  /// What earlier runs have left to go on with. Ends what cannot go on, and tells those who were in
  /// it. Called once.
  List<Tape> left();

  /// Goes on with what an earlier run has left.
  ///
  /// @param revisits where it may have been in the midst of talking to somebody else
  void resume(Tape tape, Inbox inbox, Map<Place, Revisit> revisits);

  /// Lets others lead what is left. Called when the bot takes nothing more.
  void close();
}
