package chat.parley.engine.command;

/// One word of what was typed, and where it stands in the line: from `start` to before `end`.
record Word(String text, int start, int end) {}
