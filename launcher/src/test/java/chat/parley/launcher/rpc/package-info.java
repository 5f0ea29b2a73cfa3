/// Tests.
@NullMarked
package chat.parley.launcher.rpc;

import org.jspecify.annotations.NullMarked;
