/// What the outside says: the environment, and how a server's address is written. Start with
/// [Environment].
@NullMarked
package chat.parley.engine.config;

import org.jspecify.annotations.NullMarked;
