package chat.parley.api.plugin;

import chat.parley.api.Message;

/// Says which of the messages that come in are told.
///
/// One that is not stays in the history, and its sender has his receipt as always; but nobody hears
/// of it, neither the owner at the prompt nor a handler of this or another plugin.
///
/// Each message is judged once, on a virtual thread, before anybody hears of it; several threads
/// may judge at a time. Messages wait for the answer in their order. When it takes longer than a
/// second, or throws, that is a failure of the plugin, and the message is told. A message that
/// nobody wants to hear is not judged; one that has not come to its owner's eyes when he ends is
/// judged again the next time, as are those that came after it.
///
/// Where several plugins have filters, a message is told when all let it pass; it is shown to those
/// of plugins that were loaded earlier first, and no further when one has answered no.
@FunctionalInterface
public interface MessageFilter {

  /// Whether this message is told.
  boolean shows(Message message);
}
