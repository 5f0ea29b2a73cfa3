package chat.parley.engine.command;

/// What came of reading one word as a value.
sealed interface Value {

  /// It is one.
  record Good(Object value) implements Value {}

  /// It is none.
  ///
  /// @param why continues a sentence that begins with the parameter's name
  record Bad(String why) implements Value {}
}
