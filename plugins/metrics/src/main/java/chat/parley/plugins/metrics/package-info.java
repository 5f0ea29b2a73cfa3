/// Tells Prometheus how the client or the server beside it is. Start with [MetricsPlugin].
@NullMarked
package chat.parley.plugins.metrics;

import org.jspecify.annotations.NullMarked;
