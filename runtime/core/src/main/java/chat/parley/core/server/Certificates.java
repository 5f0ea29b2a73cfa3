package chat.parley.core.server;

import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.NicknameCertificate;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.TableEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/// The nickname certificates that this run of the server has signed, renewed at half their life.
final class Certificates {

  private static final long LIFE_SECONDS = 7L * 24 * 60 * 60;

  private final ServerContext context;
  private final long keyId;
  private final Map<String, NicknameCertificate> signed = new LinkedHashMap<>();

  Certificates(ServerContext context) {
    this.context = context;
    this.keyId =
        NicknameCertificate.serverKeyId(context.crypto(), context.identity().signing().publicKey());
  }

  /// The certificate of this entry's owner, encoded.
  byte[] of(TableEntry entry) {
    long second = context.now().wallMillis() / 1000;
    IdentityRecord record = entry.identity();
    NicknameCertificate known = signed.get(entry.key());
    boolean isGood =
        known != null
            && known.identity().equals(record.identity())
            && known.agreement().equals(record.agreement())
            && known.generation() == entry.generation()
            && second >= known.notBefore()
            && second < known.notBefore() + LIFE_SECONDS / 2;
    if (known == null || !isGood) {
      known =
          new NicknameCertificate(
                  keyId,
                  entry.key(),
                  record.identity(),
                  record.agreement(),
                  entry.generation(),
                  Math.max(0, second),
                  Math.max(0, second) + LIFE_SECONDS,
                  Signature.NONE)
              .signedBy(context.crypto(), context.identity().signing());
      signed.put(entry.key(), known);
    }
    return known.encode();
  }
}
