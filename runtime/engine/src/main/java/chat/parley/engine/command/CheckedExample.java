package chat.parley.engine.command;

/// An example of a command, and what parsing makes of it: anything but [Parsed.Ok] is a mistake in
/// the example, or in the grammar.
///
/// @param word the command it is an example of
/// @param in what is typed, as the example says
/// @param out what should come of it; empty where that goes without saying
public record CheckedExample(String word, String in, String out, Parsed<Call> parsed) {}
