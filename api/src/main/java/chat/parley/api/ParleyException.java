package chat.parley.api;

import java.util.Objects;

/// The one exception of Parley's own: what went wrong outside of the caller's code.
public final class ParleyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  /// A failure with a message for people: what happened, with which value, and what to do next.
  public ParleyException(ErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /// A failure that something else caused.
  public ParleyException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /// What kind of failure it is.
  public ErrorCode code() {
    return code;
  }
}
