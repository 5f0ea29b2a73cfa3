package chat.parley.plugins.porter;

import chat.parley.api.server.Admission;
import jakarta.inject.Inject;

/// Admits those whose nicknames are on the list, and the porter himself.
final class GuestList implements Admission {

  private final PorterConfig config;

  @Inject
  GuestList(PorterConfig config) {
    this.config = config;
  }

  @Override
  public Verdict judge(Applicant applicant) {
    boolean isGuest =
        config.guests().isEmpty()
            || config.guests().contains(applicant.nickname())
            || config.nickname().equals(applicant.nickname());
    return isGuest
        ? new Verdict.Admit()
        : new Verdict.Refuse("ask whoever runs the server to put you on the list");
  }
}
