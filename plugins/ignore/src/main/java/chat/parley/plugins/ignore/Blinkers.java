package chat.parley.plugins.ignore;

import chat.parley.api.Client;
import chat.parley.api.Message;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import chat.parley.api.plugin.MessageFilter;
import jakarta.inject.Inject;

/// Shows what is not ignored, and all that one says to oneself.
final class Blinkers implements MessageFilter, Interested {

  private final Client client;
  private final IgnoreList list;

  @Inject
  Blinkers(Client client, IgnoreList list) {
    this.client = client;
    this.list = list;
  }

  @Override
  public Interest interest() {
    return list.interest();
  }

  @Override
  public boolean shows(Message message) {
    return message.from().equals(client.nickname()) || !list.hides(message);
  }
}
