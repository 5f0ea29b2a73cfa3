package chat.parley.engine.command;

/// The smallest and the greatest value of a number.
record Limits(long min, long max) {

  static final Limits NONE = new Limits(Long.MIN_VALUE, Long.MAX_VALUE);
}
