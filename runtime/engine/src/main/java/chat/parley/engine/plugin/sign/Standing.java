package chat.parley.engine.plugin.sign;

/// Who vouches for a jar.
public sealed interface Standing {

  /// Whoever has made this Parley: the jar came with it.
  record Shipped() implements Standing {}

  /// Somebody whom the owner of the home trusts.
  ///
  /// @param name what he calls him; empty if he calls him nothing
  record Trusted(SignerKey signer, String name) implements Standing {}

  /// Somebody, but nobody whom the owner of the home trusts.
  record Unknown(SignerKey signer) implements Standing {}

  /// Nobody.
  record Unsigned() implements Standing {}

  /// Nobody any more: it was changed after it was signed.
  record Broken() implements Standing {}
}
