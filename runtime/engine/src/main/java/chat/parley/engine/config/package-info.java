/// What the outside says: the environment, what a person has settled, and how a server's address is
/// written. Start with [Environment].
@NullMarked
package chat.parley.engine.config;

import org.jspecify.annotations.NullMarked;
