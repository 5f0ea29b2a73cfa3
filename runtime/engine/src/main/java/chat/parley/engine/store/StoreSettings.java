package chat.parley.engine.store;

/// The limits of a store on disk.
///
/// @param databaseBytesMax how large the database may grow; batches beyond it are answered FULL
/// @param reserveBytes how much of the disk is kept, so that messages can still be marked and mails
///   be deleted when it is full
/// @param waitingMax how many batches may wait to be committed; those beyond it are answered FULL
public record StoreSettings(long databaseBytesMax, long reserveBytes, int waitingMax) {

  /// As large as the disk, 1 MiB kept, 65,536 waiting.
  public static final StoreSettings DEFAULT = new StoreSettings(Long.MAX_VALUE, 1 << 20, 65_536);
}
