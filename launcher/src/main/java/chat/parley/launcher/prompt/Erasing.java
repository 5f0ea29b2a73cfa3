package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.engine.client.Forgetful;
import chat.parley.engine.client.Oblivion;
import chat.parley.engine.store.PastTally;
import chat.parley.launcher.text.Forgotten;
import chat.parley.launcher.text.TerminalText;
import java.util.List;

/// The word `/forget`: deletes what was said with somebody, when that is meant.
record Erasing(Client client, Archive archive) {

  /// Does it, or says what would go; answers with lines to show.
  List<String> forget(PromptWord.Forget word, boolean isJson) {
    if (word.key() && !(word.who() instanceof Nickname)) {
      return List.of("[--key is for a nickname: %s has no key]".formatted(word.who()));
    }
    PastTally tally = archive.tally(word.who());
    if (word.meant() == PromptWord.Meant.ASK) {
      return List.of(question(word, Forgotten.gone(tally, false)));
    }
    if (!(client instanceof Forgetful forgetful)) {
      return List.of("[Nothing can be forgotten here.]");
    }
    Oblivion oblivion = forgetful.oblivion();
    oblivion.erase(word.who());
    boolean isKeyGone =
        word.key() && word.who() instanceof Nickname nickname && oblivion.forget(nickname);
    var forgotten = Forgotten.of(word.who(), tally, false, isKeyGone);
    return isJson
        ? List.of(forgotten.json().toString())
        : forgotten.lines("they are in /log", "it goes out").stream().map(Erasing::shown).toList();
  }

  private static String question(PromptWord.Forget word, long gone) {
    if (gone == 0 && !word.key()) {
      return shown("There is no message with %s that could go.".formatted(word.who()));
    }
    String what =
        word.key()
            ? "%s with %s, and his key".formatted(Forgotten.messages(gone), word.who())
            : "%s with %s".formatted(Forgotten.messages(gone), word.who());
    return shown(
        "%s would be gone from this computer for good. If that is meant, type: /forget %s yes%s"
            .formatted(what, word.who(), word.key() ? " --key" : ""));
  }

  private static String shown(String words) {
    return "[%s]".formatted(TerminalText.line(words));
  }
}
