package chat.parley.core.sim;

/// One kind of trouble that a simulation can make; each seed draws some of them.
enum FaultKind {
  /// Datagrams are lost, each for itself.
  LOSS,
  /// Datagrams of one link are lost for a while, as in radio shadows (Gilbert and Elliott).
  BURST_LOSS,
  /// Datagrams arrive twice.
  DUPLICATION,
  /// Datagrams overtake others.
  REORDERING,
  /// Datagrams are seconds late.
  DELAY_TAIL,
  /// The whole network is slow.
  SLOW_NETWORK,
  /// Bits of datagrams are flipped.
  CORRUPTION,
  /// Datagrams lose their end.
  TRUNCATION,
  /// Somebody sends recorded datagrams once more.
  REPLAY,
  /// Somebody sends recorded datagrams from an address that is not his.
  FORGED_SOURCE,
  /// Somebody sends bytes that mean nothing.
  GARBAGE,
  /// One direction between two machines is cut.
  ONE_WAY_CUT,
  /// The machines fall apart into two groups.
  PARTITION,
  /// One machine is cut off from all others.
  ISOLATION,
  /// Datagrams above a size that is drawn do not reach or leave one machine.
  SMALL_MTU,
  /// A client's address changes under it.
  REBINDING,
  /// Clients sit behind address translators, which forget them when they are silent for long, let
  /// nobody in whom they have not spoken to, and in part show each listener another address.
  TRANSLATOR,
  /// A client is killed.
  CLIENT_CRASH,
  /// The server is killed, and soon started again.
  SERVER_CRASH,
  /// The server is away for minutes.
  SERVER_OUTAGE,
  /// A machine is killed a moment after it has asked its disk for something.
  CRASH_AT_WRITE,
  /// A client says goodbye, and is started again.
  CLIENT_RESTART,
  /// The server says goodbye, and is started again.
  SERVER_RESTART,
  /// A machine stands still: a garbage collection, a suspended laptop.
  PAUSE,
  /// Deadlines are noticed late.
  LATE_TIMER,
  /// Deadlines are announced before they have come.
  EARLY_TIMER,
  /// Several inputs share one flush.
  BATCHING,
  /// Clocks run at different speeds.
  DRIFT,
  /// A wall clock jumps by some minutes.
  WALL_JUMP,
  /// A wall clock jumps by up to ten years.
  FAR_WALL_JUMP,
  /// A client's disk takes nothing for a while.
  CLIENT_DISK_FULL,
  /// The server's disk takes nothing for a while.
  SERVER_DISK_FULL,
  /// A disk fails while it writes: the machine has to start again.
  DISK_FAILURE,
  /// A disk takes seconds for each commit.
  SLOW_DISK,
  /// A crash loses writes that were not on the disk yet.
  UNSYNCED_LOSS,
  /// A user sends many messages at once.
  BURST_OF_SENDS,
  /// Users send texts that need many packets.
  LONG_TEXTS,
  /// Two identities want the same nickname.
  RIVAL,
  /// Users leave the server, and come back.
  DEREGISTRATION,
  /// Users change their presence, rooms and status.
  TABLE_CHURN,
  /// Mailboxes hold little.
  SMALL_QUOTA,
  /// The server's disk is destroyed: nothing but its keys comes back.
  SERVER_DISK_DESTROYED,
  /// The server's disk is replaced by an old backup.
  SERVER_BACKUP,
  /// A client's disk is replaced by an old backup.
  CLIENT_BACKUP,
  /// Sessions ask for new keys again and again.
  HASTY_KEYS,
  /// A client with a nickname and keys of its own says what is not true, to everybody.
  LYING_CLIENT,
  /// The server keeps back, repeats, mixes up and makes up what it says.
  LYING_SERVER,
  /// Hooks drop, double and keep back frames before they are sealed and after they were opened.
  FRAME_HOOKS,
  /// Somebody is asked who may register, who takes his time, refuses, or says nothing at all.
  ADMISSION
}
