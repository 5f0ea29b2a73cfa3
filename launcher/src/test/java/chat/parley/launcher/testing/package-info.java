/// Stand-ins for the launcher's tests: a client, its deliveries, and a console.
@NullMarked
package chat.parley.launcher.testing;

import org.jspecify.annotations.NullMarked;
