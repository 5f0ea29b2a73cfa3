package chat.parley.engine.bot;

import chat.parley.engine.chat.Inbox;
import java.util.concurrent.CompletableFuture;

/// A visit to somebody that an earlier run may have been in the midst of.
///
/// @param inbox gets what he says once the turn has come
/// @param turn completes when it has
/// @param isOver whether he has begun something of his own since
record Revisit(Inbox inbox, CompletableFuture<Void> turn, boolean isOver) {}
