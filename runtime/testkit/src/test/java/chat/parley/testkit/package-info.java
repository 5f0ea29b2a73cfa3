/// What the kit promises, as tests.
@NullMarked
package chat.parley.testkit;

import org.jspecify.annotations.NullMarked;
