package chat.parley.launcher.prompt;

import chat.parley.api.Delivery;
import java.util.Collection;

/// What has become of a typed line, as a sign beside it tells.
public enum Fate {
  /// Some copy has failed.
  FAILED("✗"),
  /// Some copy is nowhere but in the outbox.
  PENDING("·"),
  /// Some copy is at the server.
  STORED("⇢"),
  /// All recipients have it.
  DELIVERED("✓");

  /// What the signs mean, in a line for who asks.
  static final String LEGEND =
      "behind a line that you typed: %s on its way, %s at the server, %s delivered, %s failed"
          .formatted(PENDING.sign, STORED.sign, DELIVERED.sign, FAILED.sign);

  private final String sign;

  Fate(String sign) {
    this.sign = sign;
  }

  /// One character.
  public String sign() {
    return sign;
  }

  /// The least that one of these copies has.
  static Fate of(Collection<Delivery> copies) {
    Fate least = DELIVERED;
    for (Delivery copy : copies) {
      Fate fate =
          switch (copy.state()) {
            case Delivery.Failed _ -> FAILED;
            case Delivery.Pending _ -> PENDING;
            case Delivery.Stored _ -> STORED;
            case Delivery.Delivered _ -> DELIVERED;
          };
      least = fate.compareTo(least) < 0 ? fate : least;
    }
    return least;
  }
}
