package chat.parley.core.crypto;

import java.util.Arrays;

/// For fuzzers: identity records, nickname certificates and headers of mail. What is accepted has
/// one encoding.
public final class RecordTarget {

  private RecordTarget() {}

  /// Tries one input; throws when it finds a mistake.
  public static void fuzzerTestOneInput(byte[] input) {
    IdentityRecord.decode(input).ifPresent(record -> require(input, record.encode()));
    NicknameCertificate.decode(input)
        .ifPresent(certificate -> require(input, certificate.encode()));
    MailHeader.of(input)
        .ifPresent(header -> {
          byte[] encoded = header.encode();
          require(Arrays.copyOf(input, encoded.length), encoded);
        });
  }

  private static void require(byte[] input, byte[] again) {
    if (!Arrays.equals(input, again)) {
      throw new AssertionError("accepted in a second encoding");
    }
  }
}
