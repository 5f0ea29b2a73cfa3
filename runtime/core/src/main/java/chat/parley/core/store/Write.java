package chat.parley.core.store;

/// One change to a node's durable state. All writes of one [chat.parley.core.Output.Persist] are
/// committed together or not at all, and batches in the order in which they were asked for.
public sealed interface Write permits ClientWrite, ServerWrite {}
