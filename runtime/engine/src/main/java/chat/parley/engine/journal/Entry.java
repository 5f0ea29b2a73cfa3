package chat.parley.engine.journal;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.engine.chat.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that has happened in a conversation, in the order in which its script has met it.
public sealed interface Entry {

  /// The wall clock when it was written down, in milliseconds.
  long at();

  /// What it is called in a journal.
  String word();

  /// The messages that were heard in these.
  static Set<MessageId> heard(List<Entry> entries) {
    var heard = new HashSet<MessageId>();
    for (Entry entry : entries) {
      Message message =
          switch (entry) {
            case Opened opened -> opened.message();
            case Line line -> line.message();
            default -> null;
          };
      if (message != null) {
        heard.add(message.id());
      }
    }
    return heard;
  }

  /// It began.
  ///
  /// @param script what the script is called among those of its bot
  /// @param message null when nobody has said anything before
  record Opened(long at, Place place, String script, @Nullable Message message) implements Entry {
    @Override
    public String word() {
      return "opened";
    }
  }

  /// Something was said.
  ///
  /// @param copies what had become of it by then, for each who got one
  record Said(long at, Target where, String text, List<Copy> copies) implements Entry {
    @Override
    public String word() {
      return "said";
    }
  }

  /// One recipient's copy.
  ///
  /// @param failed null when it was in the outbox
  record Copy(Nickname recipient, Delivery.@Nullable Failed failed) {}

  /// A line was heard.
  record Line(long at, Message message) implements Entry {
    @Override
    public String word() {
      return "line";
    }
  }

  /// Nothing was heard in time.
  record TimeOut(long at, Place place) implements Entry {
    @Override
    public String word() {
      return "time-out";
    }
  }

  /// Somebody else's attention was asked for.
  ///
  /// @param isGranted whether he had time
  record Visit(long at, Nickname person, boolean isGranted) implements Entry {
    @Override
    public String word() {
      return "visit";
    }
  }

  /// The script looked at the clock.
  record Now(long at) implements Entry {
    @Override
    public String word() {
      return "now";
    }
  }

  /// The script waits.
  ///
  /// @param until the wall clock in milliseconds
  record Pause(long at, long until) implements Entry {
    @Override
    public String word() {
      return "paused";
    }
  }

  /// Something was done.
  ///
  /// @param result see [Values]
  record Once(long at, String key, JsonNode result) implements Entry {
    @Override
    public String word() {
      return "once";
    }
  }

  /// Something was to be done, and failed.
  ///
  /// @param type the class of what it has thrown
  /// @param message what that said
  record Failed(long at, String key, String type, @Nullable String message) implements Entry {
    @Override
    public String word() {
      return "failed";
    }
  }

  /// It is over.
  record Ended(long at) implements Entry {
    @Override
    public String word() {
      return "ended";
    }
  }
}
