/// The only place that touches sockets and clocks: links that carry datagrams, loops that nodes
/// live on, and the driver that carries out what a node wants. Start with [NodeLoop].
@NullMarked
package chat.parley.engine.net;

import org.jspecify.annotations.NullMarked;
