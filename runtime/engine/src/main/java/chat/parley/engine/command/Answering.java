package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.command.Invocation;
import java.util.Map;

/// A call as the command sees it.
record Answering(Caller by) implements Invocation {

  @Override
  public Nickname caller() {
    return by.nickname();
  }

  @Override
  public Target where() {
    return by.where();
  }

  @Override
  public void reply(String text) {
    by.replies().accept(Reply.of(text));
  }

  @Override
  public void reply(String text, Map<String, ?> data) {
    by.replies().accept(new Reply(text, data));
  }
}
