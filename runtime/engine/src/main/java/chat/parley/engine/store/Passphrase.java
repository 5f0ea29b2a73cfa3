package chat.parley.engine.store;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.nio.file.Path;

/// Where the passphrase that private keys are under comes from.
@FunctionalInterface
public interface Passphrase {

  /// None: keys that are under one cannot be used.
  Passphrase NONE =
      file -> {
        throw new ParleyException(
            ErrorCode.KEYS_LOCKED,
            ("the keys in %s are under a passphrase, which was not given: where nobody can be asked"
                    + " for it, put it into a file of yours alone and name that by"
                    + " PARLEY_PASSPHRASE_FILE or --passphrase-file")
                .formatted(file));
      };

  /// The passphrase for the keys in this file; asked for only when they are under one.
  ///
  /// @throws ParleyException with [ErrorCode#KEYS_LOCKED] when there is none
  char[] of(Path file);
}
