package chat.parley.launcher.text;

import chat.parley.api.Nickname;
import java.util.List;

/// The safety words of two people, to be compared.
///
/// @param words with blanks between them
/// @param isVerified whether they have been compared
public record Comparison(Nickname nickname, String words, boolean isVerified) {

  /// The nickname, escaped.
  public String who() {
    return TerminalText.line(nickname.shown());
  }

  /// As people read it.
  ///
  /// @param answer what is typed when the words were the same
  public List<String> lines(String answer) {
    String last =
        isVerified
            ? "%s is verified: you have said that the words were the same".formatted(who())
            : "Read them to each other, by telephone or face to face. The same? Then type: %s"
                .formatted(answer);
    return List.of("You and %s must see the same words:".formatted(who()), words, last);
  }

  /// As programs read it.
  public Json json() {
    return new Json()
        .with("nickname", nickname.shown())
        .with("words", words)
        .with("verified", isVerified);
  }
}
