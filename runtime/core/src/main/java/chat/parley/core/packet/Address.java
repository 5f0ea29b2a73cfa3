package chat.parley.core.packet;

/// An IP address and a UDP port, as a value.
///
/// IPv4 addresses are kept in their IPv6-mapped form (RFC 4291, section 2.5.5.2).
///
/// @param high the upper 64 bits of the 128-bit address
/// @param low the lower 64 bits
/// @param port 0 to 65535
public record Address(long high, long low, int port) implements Comparable<Address> {

  /// The absence of an address: the unspecified address with port 0.
  public static final Address NONE = new Address(0, 0, 0);

  private static final long MAPPED = 0xffff_0000_0000L;

  /// Checks the port.
  public Address {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is %d, must be 0 to 65535".formatted(port));
    }
  }

  /// The IPv4 address whose four bytes are those of `bits`, most significant first.
  public static Address v4(int bits, int port) {
    return new Address(0, MAPPED | (bits & 0xffff_ffffL), port);
  }

  /// Whether this is an IPv4 address.
  public boolean isV4() {
    return high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED;
  }

  /// The 16 bytes of the IP address alone.
  public byte[] ip() {
    byte[] out = new byte[16];
    for (int i = 0; i < 8; i++) {
      out[i] = (byte) (high >>> (56 - 8 * i));
      out[8 + i] = (byte) (low >>> (56 - 8 * i));
    }
    return out;
  }

  @Override
  public int compareTo(Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    return byLow != 0 ? byLow : Integer.compare(port, other.port);
  }

  /// `127.0.0.1:1232` or `[hex:hex:…]:1232`.
  @Override
  public String toString() {
    if (isV4()) {
      return "%d.%d.%d.%d:%d"
          .formatted((low >>> 24) & 255, (low >>> 16) & 255, (low >>> 8) & 255, low & 255, port);
    }
    var text = new StringBuilder("[");
    for (int i = 0; i < 8; i++) {
      long half = i < 4 ? high : low;
      text.append(i == 0 ? "" : ":")
          .append(Long.toHexString((half >>> (48 - 16 * (i % 4))) & 65_535));
    }
    return text.append("]:").append(port).toString();
  }
}
