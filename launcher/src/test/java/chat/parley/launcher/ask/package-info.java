/// Tests.
@NullMarked
package chat.parley.launcher.ask;

import org.jspecify.annotations.NullMarked;
