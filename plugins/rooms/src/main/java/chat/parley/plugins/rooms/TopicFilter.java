package chat.parley.plugins.rooms;

import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import chat.parley.api.plugin.MessageFilter;
import chat.parley.api.plugin.Notices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/// Takes the lines of topics out of what is said, and tells what they mean. A line that does not
/// come the way it should is shown like any other.
final class TopicFilter implements MessageFilter, Interested {

  /// A topic from further ahead could not be replaced for that long.
  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

  private final Curiosity curiosity;
  private final Answers answers;
  private final TopicBook book;
  private final Notices notices;

  @Inject
  TopicFilter(Curiosity curiosity, Answers answers, TopicBook book, Notices notices) {
    this.curiosity = curiosity;
    this.answers = answers;
    this.book = book;
    this.notices = notices;
  }

  @Override
  public Interest interest() {
    return Interest.inTexts("[");
  }

  @Override
  public boolean shows(Message message) {
    String text = message.text();
    Optional<Room> asked = Topic.asked(text);
    if (asked.isPresent() && message.to() instanceof Nickname) {
      answers.give(message.from(), asked.get());
      return false;
    }
    Optional<Topic> topic = Topic.parse(text).filter(it -> isProper(it, message));
    if (topic.isPresent() && book.offer(topic.get())) {
      notices.tell(topic.get().words());
    }
    return topic.isEmpty();
  }

  /// Members speak for themselves, and tell of others when they are asked.
  private boolean isProper(Topic topic, Message message) {
    boolean comesAsItShould =
        message.to().equals(topic.room())
            ? message.from().equals(topic.setter())
            : message.to() instanceof Nickname && curiosity.wasAsked(message.from(), topic.room());
    return comesAsItShould && topic.at().isBefore(message.receivedAt().plus(AHEAD_MAX));
  }
}
