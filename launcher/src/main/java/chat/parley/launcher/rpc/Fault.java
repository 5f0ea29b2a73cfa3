package chat.parley.launcher.rpc;

import java.util.Map;

/// Why a request of the program gets an error for a response.
final class Fault extends Exception {

  private static final long serialVersionUID = 1;

  private final Code code;
  private final transient Map<String, String> data;

  /// The numbers never change; docs/rpc.md lists them.
  enum Code {
    /// The line is no JSON, or too long.
    NO_JSON(-32700),
    /// It is JSON, but neither a request nor a response.
    NO_REQUEST(-32600),
    /// There is no such method.
    NO_METHOD(-32601),
    /// A parameter is missing, too many, or has a wrong value.
    BAD_PARAMETER(-32602),
    /// Parley has a mistake.
    INTERNAL(-32603),
    /// It must say hello first, and once.
    NOT_NOW(-32000),
    /// A question was not answered in time.
    TIMED_OUT(-32001),
    /// A question was cancelled, by the person or by the end of everything.
    CANCELLED(-32002),
    /// Too many answers to a question were none.
    BAFFLED(-32003),
    /// The server does not answer or refuses, or this machine does.
    NOT_CONNECTED(-32004),
    /// A question was not sent, or not delivered.
    NOT_SENT(-32005),
    /// Too many requests are open.
    TOO_MANY(-32006),
    /// A plugin's command has failed.
    COMMAND_FAILED(-32007);

    private final int number;

    Code(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  Fault(Code code, String message) {
    this(code, message, Map.of());
  }

  /// @param data more about it, for programs
  Fault(Code code, String message, Map<String, String> data) {
    super(message);
    this.code = code;
    this.data = Map.copyOf(data);
  }

  Code code() {
    return code;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  Map<String, String> data() {
    return data;
  }
}
