package chat.parley.launcher.bot;

import org.jspecify.annotations.Nullable;

/// A bot that is looked after. To be used by the supervisor's thread.
final class Ward {

  private final int number;
  private final Source source;
  private Version version;
  private Supervision supervision;
  private State state = new State.Waiting(Long.MIN_VALUE);
  private @Nullable String nickname;
  private boolean isRenewed;
  private String lastError = "";

  /// How it is with it.
  sealed interface State {

    /// It is to be started at this time.
    record Waiting(long nanos) implements State {}

    /// It runs in this process.
    record Running(HostProcess host) implements State {}

    /// It has ended as it should.
    record Ended() implements State {}

    /// It is left alone.
    ///
    /// @param code of its last end
    record Off(int code) implements State {}
  }

  Ward(int number, Source source, Version version, Supervision supervision) {
    this.number = number;
    this.source = source;
    this.version = version;
    this.supervision = supervision;
  }

  int number() {
    return number;
  }

  Source source() {
    return source;
  }

  Version version() {
    return version;
  }

  Supervision supervision() {
    return supervision;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /// What it is called by: its nickname once that is known.
  String name() {
    return nickname == null ? source.name() : nickname;
  }

  @Nullable String nickname() {
    return nickname;
  }

  void named(String own) {
    nickname = own;
  }

  /// The last that it has printed as an error, but for blank lines and the frames of a stack.
  String lastError() {
    return lastError;
  }

  void hasComplained(String line) {
    if (!line.isBlank() && !line.startsWith("\t")) {
      lastError = line.strip();
    }
  }

  /// Has another version from now on, with nothing held against it; it is started again as soon as
  /// the old one has ended.
  void renew(Version next, Supervision fresh) {
    version = next;
    supervision = fresh;
    isRenewed = true;
    lastError = "";
  }

  /// Whether it was renewed since this was last asked.
  boolean takeRenewed() {
    boolean was = isRenewed;
    isRenewed = false;
    return was;
  }
}
