/// Tests.
@NullMarked
package chat.parley.launcher.mcp;

import org.jspecify.annotations.NullMarked;
