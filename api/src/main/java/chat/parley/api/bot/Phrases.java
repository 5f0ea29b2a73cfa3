package chat.parley.api.bot;

/// What a bot says by itself, each one line; an empty one is not said.
///
/// ```java
/// bot.phrases(Phrases.ENGLISH.timedOut("Are you still there? Let us stop here."));
/// ```
///
/// @param timedOut when a question was not answered in time
/// @param cancelled when the person has cancelled
/// @param baffled when too many answers were none
/// @param failed when a handler has failed; the log says how
/// @param unknown to a private message that the bot has no handler for
/// @param busy to somebody who has as many conversations with the bot open as he may, all waiting
///   for his answer; what he said is seen to later
/// @param flooded to somebody of whom more lines wait than the bot keeps; that one was not read
/// @param changed to somebody whose durable conversation cannot go on, because its script is
///   another one since the bot was started again
/// @param lost to somebody whose durable conversation cannot go on, because its journal is damaged
public record Phrases(
    String timedOut,
    String cancelled,
    String baffled,
    String failed,
    String unknown,
    String busy,
    String flooded,
    String changed,
    String lost) {

  /// The usual ones.
  public static final Phrases ENGLISH =
      new Phrases(
          "There was no answer in time, so let us leave it.",
          "Cancelled.",
          "I still do not understand, so let us leave it.",
          "Something went wrong with that, and nothing more comes of it.",
          "I do not understand that. /help says what I can do.",
          "Please answer one of my open questions first, or cancel it.",
          "You are faster than I am: I have not read that.",
          "I have been changed since we began, so let us begin again.",
          "I have lost what we spoke of, so let us begin again.");

  /// These, with the usual line for a damaged journal.
  public Phrases(
      String timedOut,
      String cancelled,
      String baffled,
      String failed,
      String unknown,
      String busy,
      String flooded,
      String changed) {
    this(timedOut, cancelled, baffled, failed, unknown, busy, flooded, changed, ENGLISH.lost);
  }

  /// These, with the usual lines for a changed script and a damaged journal.
  public Phrases(
      String timedOut,
      String cancelled,
      String baffled,
      String failed,
      String unknown,
      String busy,
      String flooded) {
    this(timedOut, cancelled, baffled, failed, unknown, busy, flooded, ENGLISH.changed);
  }

  /// The same with another line for a timeout.
  public Phrases timedOut(String line) {
    return new Phrases(line, cancelled, baffled, failed, unknown, busy, flooded, changed, lost);
  }

  /// The same with another line for who cancels.
  public Phrases cancelled(String line) {
    return new Phrases(timedOut, line, baffled, failed, unknown, busy, flooded, changed, lost);
  }

  /// The same with another line after too many answers.
  public Phrases baffled(String line) {
    return new Phrases(timedOut, cancelled, line, failed, unknown, busy, flooded, changed, lost);
  }

  /// The same with another line for a failure.
  public Phrases failed(String line) {
    return new Phrases(timedOut, cancelled, baffled, line, unknown, busy, flooded, changed, lost);
  }

  /// The same with another line for what nobody handles.
  public Phrases unknown(String line) {
    return new Phrases(timedOut, cancelled, baffled, failed, line, busy, flooded, changed, lost);
  }

  /// The same with another line for who has too many conversations open.
  public Phrases busy(String line) {
    return new Phrases(timedOut, cancelled, baffled, failed, unknown, line, flooded, changed, lost);
  }

  /// The same with another line for who is too fast.
  public Phrases flooded(String line) {
    return new Phrases(timedOut, cancelled, baffled, failed, unknown, busy, line, changed, lost);
  }

  /// The same with another line for a changed script.
  public Phrases changed(String line) {
    return new Phrases(timedOut, cancelled, baffled, failed, unknown, busy, flooded, line, lost);
  }

  /// The same with another line for a damaged journal.
  public Phrases lost(String line) {
    return new Phrases(timedOut, cancelled, baffled, failed, unknown, busy, flooded, changed, line);
  }
}
