package chat.parley.plugins.away;

import chat.parley.api.plugin.Notices;
import jakarta.inject.Inject;

/// Goes on being away where that has not ended with `/back`.
final class GoingOn implements Runnable {

  private final Absence absence;
  private final Notices notices;

  @Inject
  GoingOn(Absence absence, Notices notices) {
    this.absence = absence;
    this.notices = notices;
  }

  @Override
  public void run() {
    absence
        .goOn()
        .ifPresent(away ->
            notices.tell(
                "you are still away: %s; /back when you are here again".formatted(away.text())));
  }
}
