package chat.parley.core.store;

/// The place of something said in a conversation that outlives its process, so that it is known
/// after a restart whether it was said.
///
/// @param conversation names the conversation for ever
/// @param number counts what is said in it, from 1
public record Saying(String conversation, long number) {}
