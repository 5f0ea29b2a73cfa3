package chat.parley.core.store;

/// What became of a batch of writes.
public enum Outcome {
  /// Committed and flushed to the disk: it survives a power cut.
  DONE,
  /// Not written, the disk or the quota is full; the store goes on, later batches may succeed.
  FULL,
  /// The disk failed. Nothing may be assumed about this batch; the store takes nothing more, and
  /// the node has to stop and start again from what is on the disk.
  FAILED
}
