/// The client as a state machine, made of smaller ones. Start with [ClientNode].
@NullMarked
package chat.parley.core.client;

import org.jspecify.annotations.NullMarked;
