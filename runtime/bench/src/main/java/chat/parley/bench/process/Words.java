package chat.parley.bench.process;

/// The first words of the lines between a part's process and the one that measures.
final class Words {

  /// To the part: run this shot.
  static final String RUN = "run ";

  /// To the part: from now on, record where time is spent.
  static final String RECORD = "record";

  /// To the part: write what was recorded to this file.
  static final String DUMP = "dump ";

  /// From the part: it is there, and this is how it is reached.
  static final String READY = "ready ";

  /// From the part: what came of the run.
  static final String FIGURES = "figures ";

  /// From the part: it is done.
  static final String DONE = "done";

  /// From the part: it could not do it.
  static final String FAILED = "failed ";

  private Words() {}
}
