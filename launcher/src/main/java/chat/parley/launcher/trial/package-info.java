/// Bots that are tried and tested without a network, in the test kit's world.
@NullMarked
package chat.parley.launcher.trial;

import org.jspecify.annotations.NullMarked;
