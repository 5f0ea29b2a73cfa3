/// Makes the network bad, on purpose: for demonstrations and tests. Start with [ChaosPlugin].
@NullMarked
package chat.parley.plugins.chaos;

import org.jspecify.annotations.NullMarked;
