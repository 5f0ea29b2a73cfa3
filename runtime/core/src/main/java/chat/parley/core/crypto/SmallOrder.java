package chat.parley.core.crypto;

import java.util.HexFormat;
import java.util.Set;

/// The public keys that are points of small order on Curve25519, in either of its forms: no secret
/// comes of agreeing with one, and one signature fits many messages under one.
///
/// Both tables hold every encoding, those not reduced modulo 2^255 - 19 included; the most
/// significant bit does not count.
final class SmallOrder {

  private static final String ZERO =
      "0000000000000000000000000000000000000000000000000000000000000000";
  private static final String ONE =
      "0100000000000000000000000000000000000000000000000000000000000000";
  private static final String PRIME_MINUS_ONE =
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
  private static final String PRIME =
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
  private static final String PRIME_PLUS_ONE =
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";

  private static final Set<PublicKey> AGREEMENT =
      keys(
          "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
          "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157");

  private static final Set<PublicKey> SIGNING =
      keys(
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

  private SmallOrder() {}

  /// Whether this X25519 key is of small order.
  static boolean hasAgreement(PublicKey key) {
    return AGREEMENT.contains(withoutTopBit(key));
  }

  /// Whether this Ed25519 key is of small order.
  static boolean hasSigning(PublicKey key) {
    return SIGNING.contains(withoutTopBit(key));
  }

  private static PublicKey withoutTopBit(PublicKey key) {
    byte[] bytes = key.bytes();
    bytes[bytes.length - 1] &= 0x7f;
    return PublicKey.of(bytes);
  }

  private static Set<PublicKey> keys(String orderEight, String otherOrderEight) {
    return Set.of(
        key(ZERO),
        key(ONE),
        key(PRIME_MINUS_ONE),
        key(PRIME),
        key(PRIME_PLUS_ONE),
        key(orderEight),
        key(otherOrderEight));
  }

  private static PublicKey key(String hex) {
    return PublicKey.of(HexFormat.of().parseHex(hex));
  }
}
