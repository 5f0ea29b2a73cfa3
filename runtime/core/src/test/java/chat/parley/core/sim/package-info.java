/// The deterministic simulator: real client and server nodes on a simulated network, simulated
/// disks and clocks, with faults drawn from a seed and checkers of the promises that Parley makes
/// (docs/protocol.md, section 6). Start with [SimulateSeeds] and [Simulation].
@NullMarked
package chat.parley.core.sim;

import org.jspecify.annotations.NullMarked;
