package chat.parley.api;

/// Kinds of failure, stable for programs to switch on; docs/errors.md has a heading for each.
public enum ErrorCode {
  /// An address that does not exist, or cannot be resolved.
  ADDRESS_UNKNOWN,
  /// The data folder belongs to a newer or another version of Parley.
  DATA_VERSION,
  /// The data folder is used by another running process.
  DATA_IN_USE,
  /// The data folder cannot be made, read or written, or others may read its keys.
  DATA_UNUSABLE,
  /// The keys in the data folder are under a passphrase, and none was given, or a wrong one.
  KEYS_LOCKED,
  /// The UDP port is used by another process, or not allowed.
  PORT_IN_USE,
  /// The server refused the registration.
  REGISTRATION_REFUSED,
  /// The server does not answer, and we have no table to go on with.
  SERVER_NOT_RESPONDING,
  /// No runtime is on the class path or module path.
  RUNTIME_MISSING
}
